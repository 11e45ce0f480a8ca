/**
 * The portal's view of environments: pages, the entity tab, and the fields of the create form.
 *
 * @packageDocumentation
 */
export { environmentsApiRef } from './api/environmentsApiRef';
export { environmentsPlugin as default } from './plugin';
export {
  environmentRouteRef,
  environmentsRouteRef,
  operationRouteRef,
} from './routes';
export { scaffolderModule } from './scaffolderModule';
export { environmentsTranslationRef } from './translation';
