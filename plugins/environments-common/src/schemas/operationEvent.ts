import { z } from 'zod';
import { changeSummarySchema, operationStateSchema } from './operation';
import { engineProblemSchema } from './problem';
import { jsonValueSchema } from './json';

/** What a step does to a resource, in the engine's words reduced to what a person needs. @public */
export const resourceStepSchema = z.enum([
  'create',
  'update',
  'replace',
  'delete',
  'read',
  'same',
  'refresh',
]);

/** @public */
export type ResourceStep = z.infer<typeof resourceStepSchema>;

const resourceFields = {
  urn: z.string(),
  resourceType: z.string(),
  name: z.string(),
  step: resourceStepSchema,
};

/** One property that a step changes; secret values are masked. @public */
export const propertyChangeSchema = z.object({
  path: z.string(),
  before: jsonValueSchema.optional(),
  after: jsonValueSchema.optional(),
  replaces: z.boolean(),
});

/** @public */
export type PropertyChange = z.infer<typeof propertyChangeSchema>;

/** The payloads of the event stream, version 1. @public */
export const operationEventPayloadSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state-changed'), state: operationStateSchema }),
  z.object({ type: z.literal('started'), engineVersion: z.string() }),
  z.object({
    type: z.literal('resource-planned'),
    ...resourceFields,
    changes: z.array(propertyChangeSchema),
  }),
  z.object({ type: z.literal('resource-started'), ...resourceFields }),
  z.object({
    type: z.literal('resource-done'),
    ...resourceFields,
    /** The provider's id of the resource, when it has one. */
    id: z.string().optional(),
    changes: z.array(propertyChangeSchema).optional(),
  }),
  z.object({
    type: z.literal('resource-failed'),
    ...resourceFields,
    problem: engineProblemSchema,
  }),
  z.object({
    type: z.literal('diagnostic'),
    severity: z.enum(['info', 'warning', 'error']),
    message: z.string(),
    urn: z.string().optional(),
    /** Where the line came from. */
    source: z.enum(['engine', 'program', 'provider']),
  }),
  z.object({
    type: z.literal('policy-violation'),
    urn: z.string().optional(),
    policy: z.string(),
    pack: z.string(),
    level: z.enum(['advisory', 'mandatory']),
    message: z.string(),
  }),
  z.object({
    type: z.literal('progress'),
    done: z.number().int(),
    total: z.number().int().optional(),
  }),
  z.object({
    type: z.literal('outputs'),
    /** Secret outputs are masked. */
    outputs: z.record(z.string(), jsonValueSchema),
  }),
  z.object({
    type: z.literal('summary'),
    changes: changeSummarySchema,
    durationSeconds: z.number(),
  }),
  z.object({
    type: z.literal('finished'),
    outcome: z.enum(['succeeded', 'failed', 'cancelled', 'interrupted']),
    problem: engineProblemSchema.optional(),
  }),
]);

/** @public */
export type OperationEventPayload = z.infer<typeof operationEventPayloadSchema>;

/** A stored event: its place in the operation's order, its time, and its payload. @public */
export const operationEventSchema = z.object({
  operationId: z.string(),
  /** From 1, without gaps; the SSE id. */
  seq: z.number().int(),
  /** ISO 8601. */
  at: z.string(),
  payload: operationEventPayloadSchema,
});

/** @public */
export type OperationEvent = z.infer<typeof operationEventSchema>;
