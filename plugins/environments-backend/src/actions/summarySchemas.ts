import type { z as zodType } from 'zod/v3';

/** Schema of what `summariseEnvironment` gives. */
export function environmentSummarySchema(z: typeof zodType) {
  return z.object({
    id: z.string(),
    name: z.string(),
    componentRef: z.string(),
    ownerRef: z.string(),
    stage: z.string(),
    account: z.string(),
    region: z.string(),
    sandbox: z.boolean().describe('True when the AWS account is simulated'),
    template: z.string().describe('Infra template and version'),
    status: z.string(),
    statusReason: z.string().optional(),
    protected: z.boolean(),
    expiresAt: z.string().optional(),
  });
}

/** Schema of what `summariseOperation` gives. */
export function operationSummarySchema(z: typeof zodType) {
  return z.object({
    id: z.string(),
    environmentId: z.string(),
    kind: z.string(),
    state: z.string(),
    queuePosition: z.number().optional(),
    progress: z.object({ done: z.number(), total: z.number().optional() }),
    changes: z.record(z.number()).optional(),
    problem: z
      .object({ title: z.string(), cause: z.string(), nextStep: z.string() })
      .optional(),
  });
}
