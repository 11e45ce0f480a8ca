import { Deployment, toStackState } from './toStackState';

const secret = (ciphertext: string) => ({
  '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',
  ciphertext,
});

function deployment(
  ciphertext: string,
  modified = '2026-01-01T00:00:00Z',
): Deployment {
  return {
    resources: [
      {
        urn: 'urn:pulumi:e::t::pulumi:pulumi:Stack::t-e',
        type: 'pulumi:pulumi:Stack',
        outputs: { password: secret(ciphertext), address: 'here' },
      },
      {
        urn: 'urn:pulumi:e::t::aws:rds/instance:Instance::db',
        type: 'aws:rds/instance:Instance',
        custom: true,
        id: 'db-1',
        protect: true,
        modified,
        inputs: { list: [{ password: secret(ciphertext) }], size: 20 },
        outputs: {},
      },
    ],
  };
}

describe('toStackState', () => {
  it('masks secrets wherever they are', () => {
    const state = toStackState(deployment('v1:abc'));
    expect(state.outputs).toEqual({ password: '[secret]', address: 'here' });
    expect(state.resources[1]).toMatchObject({
      id: 'db-1',
      custom: true,
      protect: true,
      inputs: { list: [{ password: '[secret]' }], size: 20 },
    });
    expect(JSON.stringify(state)).not.toContain('v1:abc');
  });

  it('changes its digest with the state, but not with every encryption', () => {
    const { digest } = toStackState(deployment('v1:abc'));
    expect(toStackState(deployment('v1:other')).digest).toBe(digest);
    expect(
      toStackState(deployment('v1:abc', '2026-02-02T00:00:00Z')).digest,
    ).not.toBe(digest);
    const reversed = deployment('v1:abc');
    reversed.resources!.reverse();
    expect(toStackState(reversed).digest).toBe(digest);
  });

  it('lists creates that were under way, and leaves out what waits to be deleted', () => {
    const state = toStackState({
      resources: [{ urn: 'urn:old', type: 'x', delete: true }],
      pending_operations: [
        {
          type: 'creating',
          resource: {
            urn: 'urn:new',
            type: 'x',
            inputs: {
              name: 'new-1a2b3c4',
              key: {
                '4dabf18193072939515e22adb298388d':
                  '1b47061264138c4ac30d75fd1eb44270',
                ciphertext: 'v1:abc',
              },
            },
          },
        },
        { type: 'deleting', resource: { urn: 'urn:gone', type: 'x' } },
      ],
    });
    expect(state.resources).toEqual([]);
    expect(state.pendingCreates).toEqual([
      {
        urn: 'urn:new',
        type: 'x',
        inputs: { name: 'new-1a2b3c4', key: '[secret]' },
      },
    ]);
  });

  it('reads an empty state', () => {
    expect(toStackState({})).toMatchObject({ resources: [], outputs: {} });
  });
});
