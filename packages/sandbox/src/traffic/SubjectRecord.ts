import { Subject } from './discovery';

const FORGOTTEN_AFTER_MS = 6 * 60 * 60_000;

/** What is remembered of a subject, so that nothing is written twice. */
export interface SubjectRecord {
  /** Times in ISO format, because records are kept in a file. */
  pointsUntil?: string;
  logUntil?: string;
  seenAt: string;
  revision?: string;
  deployedAt?: string;
}

/** By the key of the subject. */
export type SubjectRecords = Record<string, SubjectRecord>;

/**
 * Brings the records up to what was discovered: a new or changed revision is a deployment.
 * A subject that is gone is remembered for as long as its points could be written again.
 */
export function updateRecords(options: {
  records: SubjectRecords;
  subjects: Subject[];
  now: Date;
}): SubjectRecords {
  const { records, subjects, now } = options;
  const kept = Object.entries(records).filter(
    ([, { seenAt }]) =>
      now.getTime() - new Date(seenAt).getTime() < FORGOTTEN_AFTER_MS,
  );
  const updated: SubjectRecords = Object.fromEntries(kept);
  const seenAt = now.toISOString();
  for (const subject of subjects) {
    const known = updated[subject.key];
    const record: SubjectRecord = { ...known, seenAt };
    if (subject.kind === 'service' && known?.revision !== subject.revision) {
      const deployedAt = known ? now : subject.createdAt ?? now;
      record.revision = subject.revision;
      record.deployedAt = deployedAt.toISOString();
    }
    updated[subject.key] = record;
  }
  return updated;
}
