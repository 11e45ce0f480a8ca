/**
 * The backend of Backlot: self-service AWS environments for Backstage.
 *
 * @packageDocumentation
 */
export { environmentsPlugin as default } from './plugin';
export {
  createEnvironmentConditionalDecision,
  environmentConditions,
} from './governance';
