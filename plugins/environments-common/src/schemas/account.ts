import { z } from 'zod';

/** An AWS account that the platform team put into config, as the portal shows it. @public */
export const accountSchema = z.object({
  name: z.string(),
  accountId: z.string(),
  title: z.string(),
  regions: z.array(z.string()),
  stages: z.array(z.string()),
  /** True for a simulated account on this machine; every screen must say so. */
  sandbox: z.boolean(),
});

/** @public */
export type Account = z.infer<typeof accountSchema>;

/** A stage from config with its defaults; durations are ISO 8601. @public */
export const stageSchema = z.object({
  name: z.string(),
  title: z.string(),
  defaultTtl: z.string().optional(),
  maximumTtl: z.string().optional(),
  protected: z.boolean(),
});

/** @public */
export type Stage = z.infer<typeof stageSchema>;

/** Body of `GET /accounts`. @public */
export const accountListSchema = z.object({
  accounts: z.array(accountSchema),
  stages: z.array(stageSchema),
});

/** @public */
export type AccountList = z.infer<typeof accountListSchema>;
