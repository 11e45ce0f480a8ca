/**
 * Schemas, types, permissions and the API client shared by every part of Backlot.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './client';
export * from './permissions';
export * from './schemas';
export * from './validation';
