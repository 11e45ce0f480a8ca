import { z } from 'zod';

/** A failure in words a person can act on; nothing raw from AWS or Pulumi. @public */
export const engineProblemSchema = z.object({
  code: z.string(),
  title: z.string(),
  cause: z.string(),
  nextStep: z.string(),
  urn: z.string().optional(),
  retryable: z.boolean(),
});

/** @public */
export type EngineProblem = z.infer<typeof engineProblemSchema>;
