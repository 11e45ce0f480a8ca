import { OperationEventPayload } from '@backlot/plugin-environments-common';
import { eventsOf, resourceEvent } from '../__testUtils__/fixtures';
import {
  emptyOperationProgress,
  reduceOperationEvents,
} from './reduceOperationEvents';

const problem = {
  code: 'quota',
  title: 'Too many buckets',
  cause: 'The account has 100 buckets.',
  nextStep: 'Ask for a higher quota.',
  retryable: false,
};

const payloads: OperationEventPayload[] = [
  { type: 'state-changed', state: 'running' },
  { type: 'started', engineVersion: '3.274.1' },
  resourceEvent('resource-planned', 'site'),
  resourceEvent('resource-planned', 'logs'),
  { type: 'progress', done: 0, total: 2 },
  resourceEvent('resource-started', 'site'),
  {
    type: 'diagnostic',
    severity: 'warning',
    message: 'slow',
    source: 'provider',
  },
  resourceEvent('resource-done', 'site'),
  { type: 'progress', done: 1 },
  resourceEvent('resource-started', 'logs'),
  {
    ...resourceEvent('resource-started', 'logs'),
    type: 'resource-failed',
    problem,
  } as OperationEventPayload,
  {
    type: 'policy-violation',
    policy: 'no-public-bucket',
    pack: 'aws',
    level: 'mandatory',
    message: 'is public',
  },
  {
    type: 'summary',
    changes: { create: 1, update: 0, replace: 0, delete: 0, same: 0 },
    durationSeconds: 9,
  },
  { type: 'outputs', outputs: {} },
  { type: 'finished', outcome: 'failed', problem },
];

describe('reduceOperationEvents', () => {
  const events = eventsOf(payloads);

  it('tells what the events told', () => {
    const progress = reduceOperationEvents(emptyOperationProgress, events);
    expect(progress).toMatchObject({
      lastSeq: 15,
      state: 'failed',
      engineVersion: '3.274.1',
      done: 1,
      total: 2,
      problem,
      changes: { create: 1 },
      startedAt: events[0].at,
      finishedAt: events[14].at,
    });
    expect([...progress.resources.values()]).toEqual([
      expect.objectContaining({
        name: 'site',
        state: 'done',
        startedAt: events[5].at,
        finishedAt: events[7].at,
        problem: undefined,
      }),
      expect.objectContaining({ name: 'logs', state: 'failed', problem }),
    ]);
    expect(progress.log).toEqual([
      expect.objectContaining({ severity: 'warning', message: 'slow' }),
      expect.objectContaining({
        severity: 'error',
        source: 'policy',
        message: 'no-public-bucket (aws): is public',
      }),
    ]);
  });

  it('gives the same however the events are cut, repeated or overlapped', () => {
    const whole = reduceOperationEvents(emptyOperationProgress, events);
    for (let size = 1; size < events.length; size += 1) {
      let progress = emptyOperationProgress;
      for (let start = 0; start < events.length; start += size) {
        const overlap = events.slice(Math.max(0, start - 2), start + size);
        progress = reduceOperationEvents(progress, overlap);
      }
      expect(progress).toEqual(whole);
    }
  });

  it('changes neither its input nor, without news, its answer', () => {
    const before = reduceOperationEvents(
      emptyOperationProgress,
      events.slice(0, 5),
    );
    const copy = {
      ...before,
      resources: new Map(before.resources),
      log: [...before.log],
    };
    reduceOperationEvents(before, events);
    expect(before).toEqual(copy);
    expect(reduceOperationEvents(before, events.slice(0, 5))).toBe(before);
    expect(emptyOperationProgress.resources.size).toBe(0);
  });

  it('does not let a late plan undo a step', () => {
    const late = eventsOf([
      resourceEvent('resource-done', 'site'),
      resourceEvent('resource-planned', 'site'),
    ]);
    const progress = reduceOperationEvents(emptyOperationProgress, late);
    expect([...progress.resources.values()][0].state).toBe('done');
  });
});
