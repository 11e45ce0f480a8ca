/**
 * Contracts for modules that extend the environments backend.
 *
 * @packageDocumentation
 */
export * from './environmentChanged';
