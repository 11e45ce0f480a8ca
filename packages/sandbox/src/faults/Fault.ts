import { z } from 'zod';

/** The rules of a fault, for what comes from a request or a file. */
export const faultSchema = z
  .strictObject({
    /** As in the request's signature (`ecs`, `monitoring`), or `*`. */
    service: z.string().min(1).default('*'),
    /** `CreateService`, or a pattern like `Describe*`. */
    operation: z.string().min(1).default('*'),
    /** The error's name, such as `ThrottlingException`. Without one calls are only slow. */
    errorCode: z
      .string()
      .regex(/^[A-Za-z0-9._-]+$/, 'An error code is letters, digits, . _ -')
      .optional(),
    /** 400 by default, and 500 or 503 for the errors that are the service's own. */
    httpStatus: z.int().min(400).max(599).optional(),
    message: z.string().max(1_000).optional(),
    /** Waits so long before the call goes on or fails. */
    latencyMs: z.int().min(0).max(120_000).default(0),
    /** The fault ends after so many calls. */
    times: z.int().min(1).optional(),
    /** The share of the calls that it hits. */
    probability: z.number().gt(0).max(1).default(1),
  })
  .refine(
    fault => fault.errorCode !== undefined || fault.latencyMs > 0,
    'A fault needs an errorCode, or a latencyMs',
  );

/**
 * An error or a delay that the account shows for some calls.
 *
 * @public
 */
export type Fault = z.output<typeof faultSchema>;

/**
 * A fault as it is asked for; what is left out has a default.
 *
 * @public
 */
export type FaultInput = z.input<typeof faultSchema>;
