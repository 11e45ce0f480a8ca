import {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** What an audit record says about a write. Never put parameters into `meta`: they may be secret. */
export interface AuditWriteOptions {
  auditor: AuditorService;
  eventId: string;
  severityLevel: AuditorServiceEventSeverityLevel;
  request: Request;
  meta: JsonObject;
}

/**
 * Records a write and how it ended. The permission check belongs inside, so that
 * refusals are recorded too.
 */
export async function auditWrite<T>(
  options: AuditWriteOptions,
  write: () => Promise<T>,
): Promise<T> {
  const { auditor, ...event } = options;
  const auditEvent = await auditor.createEvent(event);
  try {
    const result = await write();
    await auditEvent.success();
    return result;
  } catch (error) {
    await auditEvent.fail({ error: toError(error) });
    throw error;
  }
}
