import { ResourceHandler } from './ResourceHandler';
import { trackInputs } from './trackInputs';

const handler: ResourceHandler = {
  type: 'aws:test/thing:Thing',
  label: 'Thing',
  tagged: true,
  unordered: ['groups'],
  naming: { property: 'name', maximumLength: 32 },
  defaults: { size: 1 },
  create: async () => 'id',
  read: async () => undefined,
  delete: async () => {},
};

function track(
  oldInputs: Record<string, unknown>,
  cloudInputs: Record<string, unknown>,
  defaultTags: Record<string, string> = {},
) {
  return trackInputs({
    handler,
    resourceName: 'thing',
    oldInputs,
    cloudInputs,
    defaultTags,
  });
}

describe('trackInputs', () => {
  it('takes over what the cloud changed of the inputs', () => {
    expect(track({ name: 'a', size: 2 }, { name: 'a', size: 3 })).toEqual({
      name: 'a',
      size: 3,
    });
  });

  it('does not follow what was never given', () => {
    expect(track({ name: 'a' }, { name: 'a', size: 3 })).toEqual({ name: 'a' });
  });

  it('keeps what the cloud did not tell, and empties what it told is empty', () => {
    expect(
      track({ name: 'a', size: 2 }, { name: undefined, size: null }),
    ).toEqual({ name: 'a', size: null });
  });

  it('ignores what AWS adds inside of objects and the order of sets', () => {
    const inputs = { check: { path: '/api' }, groups: ['a', 'b'] };
    expect(
      track(inputs, {
        check: { path: '/api', timeout: 5 },
        groups: ['b', 'a'],
      }),
    ).toEqual(inputs);
  });

  it('finds a change inside of an object', () => {
    expect(
      track({ check: { path: '/api' } }, { check: { path: '/', timeout: 5 } }),
    ).toEqual({ check: { path: '/' } });
  });

  it('tells foreign tags from the default ones', () => {
    expect(
      track(
        {
          tags: { owner: 'me' },
          tagsAll: { owner: 'me', environment: 'web' },
        },
        { tagsAll: { owner: 'you', environment: 'web', extra: '1' } },
        { environment: 'web' },
      ),
    ).toEqual({
      tags: { owner: 'you', extra: '1' },
      tagsAll: { owner: 'you', environment: 'web', extra: '1' },
    });
  });

  it('drops tags that are all gone', () => {
    expect(
      track({ tags: { a: '1' }, tagsAll: { a: '1' } }, { tagsAll: {} }),
    ).toEqual({});
  });

  it('takes everything but the defaults over when a resource is imported', () => {
    expect(
      track(
        {},
        {
          name: 'thing-1a2b3c4',
          size: 1,
          note: undefined,
          groups: ['a'],
          tagsAll: { environment: 'web', owner: 'me' },
        },
        { environment: 'web' },
      ),
    ).toEqual({
      name: 'thing-1a2b3c4',
      groups: ['a'],
      tags: { owner: 'me' },
      tagsAll: { environment: 'web', owner: 'me' },
      __defaults: ['name'],
    });
  });
});
