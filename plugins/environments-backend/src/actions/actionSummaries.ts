import { Environment, Operation } from '@backlot/plugin-environments-common';

/** What an action tells of an environment; the page of the portal has the rest. */
export function summariseEnvironment(environment: Environment) {
  const { id, name, componentRef, ownerRef, stage, account, region } =
    environment;
  return {
    id,
    name,
    componentRef,
    ownerRef,
    stage,
    account,
    region,
    sandbox: environment.sandbox,
    template: `${environment.template.name}@${environment.template.version}`,
    status: environment.status,
    statusReason: environment.statusReason,
    protected: environment.protected,
    expiresAt: environment.expiresAt,
  };
}

/** What an action tells of an operation. */
export function summariseOperation(operation: Operation) {
  const { id, environmentId, kind, state, progress, changes, problem } =
    operation;
  return {
    id,
    environmentId,
    kind,
    state,
    queuePosition: operation.queuePosition,
    progress,
    changes,
    problem: problem && {
      title: problem.title,
      cause: problem.cause,
      nextStep: problem.nextStep,
    },
  };
}
