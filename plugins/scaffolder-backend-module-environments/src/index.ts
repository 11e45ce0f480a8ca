/**
 * Scaffolder actions that create and destroy environments.
 *
 * @packageDocumentation
 */
export { scaffolderModuleEnvironments as default } from './module';
