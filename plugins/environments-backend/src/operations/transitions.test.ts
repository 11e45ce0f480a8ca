import { OperationState } from '@backlot/plugin-environments-common';
import { statesBefore, statusAfter, statusWhileRunning } from './transitions';

const none = { create: 0, update: 0, replace: 0, delete: 0, same: 3 };

describe('statesBefore', () => {
  it.each<[OperationState, OperationState[]]>([
    ['running', ['queued']],
    ['cancelling', ['running']],
    ['succeeded', ['running', 'cancelling']],
    ['interrupted', ['running', 'cancelling']],
    ['cancelled', ['queued', 'running', 'cancelling']],
    ['queued', []],
  ])('%s comes after %j', (state, before) => {
    expect(statesBefore(state)).toEqual(before);
  });
});

describe('status of the environment', () => {
  it('is creating until the first deploy succeeds', () => {
    expect(statusWhileRunning('deploy', 'creating')).toBe('creating');
    expect(statusWhileRunning('deploy', 'ready')).toBe('updating');
    expect(statusWhileRunning('preview', 'ready')).toBe('ready');
    expect(statusWhileRunning('destroy', 'ready')).toBe('destroying');
  });

  it.each([
    ['deploy', 'succeeded', 'creating', none, 'ready'],
    ['deploy', 'interrupted', 'creating', none, 'failed'],
    ['destroy', 'succeeded', 'ready', none, 'destroyed'],
    ['destroy', 'failed', 'ready', none, 'failed'],
    ['detect-drift', 'succeeded', 'ready', { ...none, update: 1 }, 'drifted'],
    ['detect-drift', 'succeeded', 'drifted', none, 'ready'],
    ['detect-drift', 'failed', 'ready', { ...none, update: 1 }, 'ready'],
    ['detect-drift', 'succeeded', 'failed', none, 'failed'],
    ['refresh', 'succeeded', 'drifted', none, 'ready'],
    ['preview', 'failed', 'ready', none, 'ready'],
    ['unlock', 'succeeded', 'failed', none, 'failed'],
  ] as const)('after %s %s from %s', (kind, state, before, changes, after) => {
    expect(statusAfter({ kind, state, before, changes })).toBe(after);
  });
});
