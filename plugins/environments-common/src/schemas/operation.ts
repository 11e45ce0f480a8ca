import { z } from 'zod';
import { engineProblemSchema } from './problem';

/** @public */
export const operationKindSchema = z.enum([
  'preview',
  'deploy',
  'refresh',
  'detect-drift',
  'destroy',
  'unlock',
]);

/** @public */
export type OperationKind = z.infer<typeof operationKindSchema>;

/** @public */
export const operationStateSchema = z.enum([
  'queued',
  'running',
  'cancelling',
  'succeeded',
  'failed',
  'cancelled',
  'interrupted',
]);

/** @public */
export type OperationState = z.infer<typeof operationStateSchema>;

/** How many resources each kind of step touched. @public */
export const changeSummarySchema = z.object({
  create: z.number().int().default(0),
  update: z.number().int().default(0),
  replace: z.number().int().default(0),
  delete: z.number().int().default(0),
  same: z.number().int().default(0),
});

/** @public */
export type ChangeSummary = z.infer<typeof changeSummarySchema>;

/** One queued piece of engine work on one environment. @public */
export const operationSchema = z.object({
  id: z.string(),
  environmentId: z.string(),
  environmentName: z.string(),
  kind: operationKindSchema,
  state: operationStateSchema,
  requestedBy: z.string(),
  createdAt: z.string(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  /** Operations of the same environment that run before this one; only while queued. */
  queuePosition: z.number().int().optional(),
  progress: z.object({
    done: z.number().int(),
    /** Unknown until the engine has planned. */
    total: z.number().int().optional(),
  }),
  changes: changeSummarySchema.optional(),
  problem: engineProblemSchema.optional(),
  cancelRequestedBy: z.string().optional(),
  /** The operation this one repeats. */
  retryOf: z.string().optional(),
  templateVersion: z.string(),
});

/** @public */
export type Operation = z.infer<typeof operationSchema>;

/** Body of `POST /environments/:id/operations`. @public */
export const createOperationRequestSchema = z.strictObject({
  kind: z.enum(['preview', 'deploy', 'refresh', 'detect-drift', 'unlock']),
  idempotencyKey: z.string().max(200).optional(),
});

/** @public */
export type CreateOperationRequest = z.infer<
  typeof createOperationRequestSchema
>;

/** @public */
export const operationListSchema = z.object({
  items: z.array(operationSchema),
  nextCursor: z.string().optional(),
});

/** @public */
export type OperationList = z.infer<typeof operationListSchema>;

/** True when an operation has reached its end and nothing more will be written to it. @public */
export function isOperationFinished(state: OperationState): boolean {
  return ['succeeded', 'failed', 'cancelled', 'interrupted'].includes(state);
}
