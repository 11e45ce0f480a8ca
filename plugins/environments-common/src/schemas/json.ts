import { JsonObject, JsonValue } from '@backstage/types';
import { z } from 'zod';

/** Any JSON value. @public */
export const jsonValueSchema: z.ZodType<JsonValue> = z.json() as any;

/** A JSON object. @public */
export const jsonObjectSchema: z.ZodType<JsonObject> = z.record(
  z.string(),
  z.json(),
) as any;

/** What stands on every surface in place of a secret value. @public */
export const SECRET_MASK = '[secret]';
