import { AccountClients, discoverSubjects, Subject } from './discovery';
import { appLines, LogLine, logSlots, postgresLines } from './logs';
import { publishLines } from './publishLines';
import { publishPoints } from './publishPoints';
import { Relation, relateSubjects } from './relateSubjects';
import { MetricPoint, pointsOf } from './series';
import { deployBlip, loadAt, noise, pointTimes } from './shape';
import { SubjectRecords, updateRecords } from './SubjectRecord';

const LOG_HISTORY_MS = 60 * 60_000;

/** The traffic of one account in one region. */
export class AccountTraffic {
  readonly #clients: AccountClients;
  #subjects: Subject[] = [];
  #relations = new Map<string, Relation>();
  #records: SubjectRecords;

  constructor(options: {
    endpoint: string;
    accountId: string;
    region: string;
    records: SubjectRecords;
  }) {
    this.#clients = new AccountClients(options);
    this.#records = options.records;
  }

  /** What has been written, for a file. */
  get records(): SubjectRecords {
    return this.#records;
  }

  /** Looks for what there is now. */
  async discover(now: Date): Promise<void> {
    this.#subjects = await discoverSubjects(this.#clients);
    this.#relations = relateSubjects(this.#subjects);
    this.#records = updateRecords({
      records: this.#records,
      subjects: this.#subjects,
      now,
    });
  }

  /** Writes all points and lines that have become due. */
  async publish(now: Date): Promise<void> {
    const points = this.#subjects.flatMap(it => this.#duePoints(it, now));
    await publishPoints(this.#clients.cloudWatch, points);
    for (const { key } of this.#subjects) {
      this.#records[key].pointsUntil = now.toISOString();
    }
    for (const subject of this.#subjects) {
      await this.#publishLog(subject, now);
      this.#records[subject.key].logUntil = now.toISOString();
    }
  }

  destroy(): void {
    this.#clients.destroy();
  }

  #duePoints(subject: Subject, now: Date): MetricPoint[] {
    const after = toDate(this.#records[subject.key].pointsUntil);
    const { seed } = this.#relations.get(subject.key)!;
    const deployedAt = this.#deployedAt(subject);
    return pointTimes({ after, now }).flatMap(({ at, minutes }) =>
      pointsOf(subject, {
        at,
        minutes,
        load: loadAt({ at, seed }),
        blip: deployBlip({ at, deployedAt }),
      }),
    );
  }

  async #publishLog(subject: Subject, now: Date): Promise<void> {
    const after =
      toDate(this.#records[subject.key].logUntil) ??
      new Date(now.getTime() - LOG_HISTORY_MS);
    const slots = logSlots({ after, now });
    const seed = subject.key;
    if (subject.kind === 'database') {
      const lines = slots.flatMap(slot => postgresLines({ slot, seed }));
      await this.#publishLines({ ...subject.log, lines });
    }
    if (subject.kind === 'service' && subject.log) {
      const { taskIds, log } = subject;
      const deployedAt = this.#deployedAt(subject);
      for (const [index, taskId] of taskIds.entries()) {
        // Requests go to one task or another.
        const lines = slots
          .filter(slot => pick(seed, slot, taskIds.length) === index)
          .flatMap(slot => appLines({ slot, seed, taskId, deployedAt }));
        const stream = `${log.streamPrefix}/${taskId}`;
        await this.#publishLines({ group: log.group, stream, lines });
      }
    }
  }

  async #publishLines(options: {
    group: string;
    stream: string;
    lines: LogLine[];
  }): Promise<void> {
    if (options.lines.length > 0) {
      await publishLines({ client: this.#clients.logs, ...options });
    }
  }

  #deployedAt(subject: Subject): Date | undefined {
    const { service } = this.#relations.get(subject.key)!;
    return service && toDate(this.#records[service.key].deployedAt);
  }
}

function pick(seed: string, slot: number, count: number): number {
  return Math.floor(noise(`${seed}/task`, slot) * count);
}

function toDate(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
