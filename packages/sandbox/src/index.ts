/**
 * A simulated AWS account on this machine.
 *
 * @packageDocumentation
 */
export * from './emulator';
export * from './router';
export * from './startSandbox';
