import { z } from 'zod';

/** Path parameter of everything with an id. */
export const idParams = z.object({ id: z.string() });

/** Path parameter of a template. */
export const templateParams = z.object({ name: z.string() });

/** Path parameters of a template version. */
export const templateVersionParams = z.object({
  name: z.string(),
  version: z.string(),
});

/** Query of a list in pages. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});

/** Query of an operation's events. */
export const eventsQuery = z.object({
  /** The last event already seen. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(500),
});
