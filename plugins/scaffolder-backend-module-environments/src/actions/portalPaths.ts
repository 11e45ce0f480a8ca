/** Path of an operation's page in the portal. */
export function operationPath(operationId: string): string {
  return `/environments/operations/${operationId}`;
}

/** Path of an environment's page in the portal. */
export function environmentPath(environmentId: string): string {
  return `/environments/${environmentId}`;
}
