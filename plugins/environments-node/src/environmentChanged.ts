/** Payload of the events on `ENVIRONMENT_CHANGED_TOPIC`: a nudge, not data; read the environment with your own rights. @public */
export interface EnvironmentChangedPayload {
  environmentId: string;
}
