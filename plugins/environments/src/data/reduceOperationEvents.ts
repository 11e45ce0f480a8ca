import {
  ChangeSummary,
  EngineProblem,
  OperationEvent,
  OperationState,
  ResourceStep,
} from '@backlot/plugin-environments-common';

/** One resource of an operation, as far as the events have told. */
export interface ResourceProgress {
  urn: string;
  type: string;
  name: string;
  step: ResourceStep;
  state: 'planned' | 'running' | 'done' | 'failed';
  startedAt?: string;
  finishedAt?: string;
  problem?: EngineProblem;
}

/** One line of an operation's log. */
export interface LogLine {
  seq: number;
  at: string;
  severity: 'info' | 'warning' | 'error';
  source: string;
  message: string;
}

/** Everything an operation's events say, in the shape the screen needs. */
export interface OperationProgress {
  /** The last event taken in; 0 before the first. */
  lastSeq: number;
  state?: OperationState;
  engineVersion?: string;
  /** In the order in which the engine named them. */
  resources: ReadonlyMap<string, ResourceProgress>;
  done: number;
  total?: number;
  log: readonly LogLine[];
  changes?: ChangeSummary;
  problem?: EngineProblem;
  startedAt?: string;
  finishedAt?: string;
}

/** The progress of an operation of which nothing is known yet. */
export const emptyOperationProgress: OperationProgress = {
  lastSeq: 0,
  resources: new Map(),
  done: 0,
  log: [],
};

type ResourcePayload = Extract<
  OperationEvent['payload'],
  { type: `resource-${string}` }
>;

const RESOURCE_STATES = {
  'resource-planned': 'planned',
  'resource-started': 'running',
  'resource-done': 'done',
  'resource-failed': 'failed',
} as const;

function reduceResource(
  previous: ResourceProgress | undefined,
  payload: ResourcePayload,
  at: string,
): ResourceProgress {
  const state = RESOURCE_STATES[payload.type];
  // A deploy plans and applies in one stream: a plan told late must not undo a step already taken.
  if (state === 'planned' && previous) {
    return previous;
  }
  const isOver = state === 'done' || state === 'failed';
  return {
    urn: payload.urn,
    type: payload.resourceType,
    name: payload.name,
    step: payload.step,
    state,
    startedAt: state === 'running' ? at : previous?.startedAt,
    finishedAt: isOver ? at : undefined,
    problem: payload.type === 'resource-failed' ? payload.problem : undefined,
  };
}

/**
 * Takes a batch of events into what is known. Pure: the same events give the same
 * progress however they are cut into batches, and events already taken in are skipped,
 * so a page that reloads or a stream that resumes needs no care of its own.
 */
export function reduceOperationEvents(
  progress: OperationProgress,
  events: readonly OperationEvent[],
): OperationProgress {
  const fresh = events.filter(event => event.seq > progress.lastSeq);
  if (fresh.length === 0) {
    return progress;
  }
  const resources = new Map(progress.resources);
  const log = [...progress.log];
  const next = { ...progress, resources, log };
  const addLine = (event: OperationEvent, line: Omit<LogLine, 'seq' | 'at'>) =>
    log.push({ seq: event.seq, at: event.at, ...line });

  for (const event of fresh) {
    const { payload, at } = event;
    if (event.seq <= next.lastSeq) {
      continue;
    }
    next.lastSeq = event.seq;
    switch (payload.type) {
      case 'state-changed':
        next.state = payload.state;
        next.startedAt ??= payload.state === 'running' ? at : undefined;
        break;
      case 'started':
        next.engineVersion = payload.engineVersion;
        break;
      case 'resource-planned':
      case 'resource-started':
      case 'resource-done':
      case 'resource-failed':
        resources.set(
          payload.urn,
          reduceResource(resources.get(payload.urn), payload, at),
        );
        break;
      case 'diagnostic':
        addLine(event, {
          severity: payload.severity,
          source: payload.source,
          message: payload.message,
        });
        break;
      case 'policy-violation':
        addLine(event, {
          severity: payload.level === 'mandatory' ? 'error' : 'warning',
          source: 'policy',
          message: `${payload.policy} (${payload.pack}): ${payload.message}`,
        });
        break;
      case 'progress':
        next.done = payload.done;
        next.total = payload.total ?? next.total;
        break;
      case 'summary':
        next.changes = payload.changes;
        break;
      case 'finished':
        next.state = payload.outcome;
        next.problem = payload.problem;
        next.finishedAt = at;
        break;
      default:
        break;
    }
  }
  return next;
}
