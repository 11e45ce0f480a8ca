/**
 * A simulated AWS account on this machine.
 *
 * @packageDocumentation
 */
export * from './emulator';
export * from './provider';
export * from './faults';
export * from './router';
export * from './startSandbox';
