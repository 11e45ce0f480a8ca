import { z } from 'zod';
import { jsonObjectSchema } from './json';
import { operationSchema } from './operation';

/**
 * Names that AWS or Backlot keep for themselves.
 * `aws` prefixes are refused by IAM paths and log groups; `internal-` by load balancers (AWS ELB API reference).
 *
 * @public
 */
export const RESERVED_ENVIRONMENT_NAMES = ['aws', 'default', 'internal', 'new'];

/** Longest environment name: load balancers allow 32 characters and Pulumi adds a suffix of 8. @public */
export const ENVIRONMENT_NAME_MAXIMUM_LENGTH = 24;

/** @public */
export const environmentNameSchema = z
  .string()
  .min(3, 'must have at least 3 characters')
  .max(
    ENVIRONMENT_NAME_MAXIMUM_LENGTH,
    `must have at most ${ENVIRONMENT_NAME_MAXIMUM_LENGTH} characters, because AWS load balancer names end at 32; choose a shorter name`,
  )
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be lower-case letters, digits and single dashes, starting with a letter and not ending with a dash',
  )
  .refine(
    name =>
      !RESERVED_ENVIRONMENT_NAMES.includes(name) &&
      !/^(aws|internal)-/.test(name),
    'is reserved; names may not be aws, default, internal or new, nor start with aws- or internal-',
  );

/** Derived from the environment's operations; see DESIGN §1. @public */
export const environmentStatusSchema = z.enum([
  'creating',
  'ready',
  'updating',
  'failed',
  'drifted',
  'expired',
  'destroying',
  'destroyed',
]);

/** @public */
export type EnvironmentStatus = z.infer<typeof environmentStatusSchema>;

/** @public */
export const environmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Entity ref of the component or system it was made for. */
  componentRef: z.string(),
  systemRef: z.string().optional(),
  ownerRef: z.string(),
  /** Entity ref of the environment itself in the catalog. */
  entityRef: z.string(),
  stage: z.string(),
  account: z.string(),
  accountId: z.string(),
  region: z.string(),
  sandbox: z.boolean(),
  template: z.object({
    name: z.string(),
    version: z.string(),
    digest: z.string(),
  }),
  /** Secret parameters are masked. */
  parameters: jsonObjectSchema,
  status: environmentStatusSchema,
  /** Why the status is what it is, in words, when that needs saying. */
  statusReason: z.string().optional(),
  protected: z.boolean(),
  createdBy: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  expiresAt: z.string().optional(),
  lastOperation: operationSchema.optional(),
});

/** @public */
export type Environment = z.infer<typeof environmentSchema>;

/** Body of `POST /environments`. @public */
export const createEnvironmentRequestSchema = z.strictObject({
  name: environmentNameSchema,
  componentRef: z.string().min(1),
  template: z.string().min(1),
  /** Latest version that is not deprecated when left out. */
  version: z.string().optional(),
  stage: z.string().min(1),
  account: z.string().min(1),
  region: z.string().min(1),
  parameters: jsonObjectSchema.default({}),
  /** ISO 8601 duration, such as P7D; the stage's default when left out. */
  ttl: z.string().optional(),
  /** The same key returns the same environment and operation. */
  idempotencyKey: z.string().max(200).optional(),
});

/** @public */
export type CreateEnvironmentRequest = z.input<
  typeof createEnvironmentRequestSchema
>;

/** Answer of `POST /environments`. @public */
export const createEnvironmentResponseSchema = z.object({
  environment: environmentSchema,
  operation: operationSchema,
});

/** @public */
export type CreateEnvironmentResponse = z.infer<
  typeof createEnvironmentResponseSchema
>;

/** Body of `PATCH /environments/:id`; what is left out stays. A change is applied by a deploy. @public */
export const updateEnvironmentRequestSchema = z.strictObject({
  parameters: jsonObjectSchema.optional(),
  version: z.string().optional(),
  protected: z.boolean().optional(),
});

/** @public */
export type UpdateEnvironmentRequest = z.input<
  typeof updateEnvironmentRequestSchema
>;

function isTrue(text: string): boolean {
  return text === 'true';
}

/** Query of `GET /environments`. @public */
export const environmentListQuerySchema = z.object({
  componentRef: z.string().optional(),
  systemRef: z.string().optional(),
  ownerRef: z.string().optional(),
  name: z.string().optional(),
  stage: z.string().optional(),
  account: z.string().optional(),
  template: z.string().optional(),
  /** Written as `true` or `false` in a query, where every text would be true by coercion. */
  includeDestroyed: z
    .union([z.boolean(), z.enum(['true', 'false']).transform(isTrue)])
    .default(false),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});

/** @public */
export type EnvironmentListQuery = z.input<typeof environmentListQuerySchema>;

/** @public */
export const environmentListSchema = z.object({
  items: z.array(environmentSchema),
  nextCursor: z.string().optional(),
});

/** @public */
export type EnvironmentList = z.infer<typeof environmentListSchema>;

/** Body of `DELETE /environments/:id`: the name typed by the person who destroys it. @public */
export const destroyEnvironmentRequestSchema = z.strictObject({
  confirmName: z.string(),
  idempotencyKey: z.string().max(200).optional(),
});

/** @public */
export type DestroyEnvironmentRequest = z.infer<
  typeof destroyEnvironmentRequestSchema
>;
