/**
 * Contracts for modules that extend the environments backend.
 *
 * @packageDocumentation
 */
export * from './environmentChanged';
export * from './OperationRunner';
export * from './operationRunnerExtensionPoint';
