import { z } from 'zod';
import { jsonObjectSchema, jsonValueSchema } from './json';

/** The tiers that group an environment's resources on screen, in reading order. @public */
export const resourceTierSchema = z.enum([
  'edge',
  'network',
  'compute',
  'data',
  'security',
  'observability',
  'other',
]);

/** @public */
export type ResourceTier = z.infer<typeof resourceTierSchema>;

/** One resource of an environment, from its state, secrets masked. @public */
export const environmentResourceSchema = z.object({
  urn: z.string(),
  /** Pulumi type token, such as `aws:ecs/service:Service`. */
  type: z.string(),
  /** Words for the type, such as "ECS service". */
  typeTitle: z.string(),
  name: z.string(),
  id: z.string().optional(),
  arn: z.string().optional(),
  tier: resourceTierSchema,
  parent: z.string().optional(),
  dependencies: z.array(z.string()),
  properties: jsonObjectSchema,
  consoleUrl: z.string().optional(),
  protected: z.boolean(),
});

/** @public */
export type EnvironmentResource = z.infer<typeof environmentResourceSchema>;

/** @public */
export const environmentResourcesSchema = z.object({
  items: z.array(environmentResourceSchema),
  /** When the state was last read. Absent when nothing was ever deployed. */
  asOf: z.string().optional(),
});

/** @public */
export type EnvironmentResources = z.infer<typeof environmentResourcesSchema>;

/** @public */
export const environmentOutputSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  type: z.enum(['text', 'url']),
  secret: z.boolean(),
  value: jsonValueSchema,
});

/** @public */
export type EnvironmentOutput = z.infer<typeof environmentOutputSchema>;

/** @public */
export const environmentOutputsSchema = z.object({
  items: z.array(environmentOutputSchema),
});

/** @public */
export type EnvironmentOutputs = z.infer<typeof environmentOutputsSchema>;
