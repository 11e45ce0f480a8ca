import { unknownValue } from '../server/unknownValue';
import { checkInputs, CheckOptions } from './checkInputs';
import { ResourceHandler } from './ResourceHandler';

const handler: ResourceHandler = {
  type: 'aws:test/thing:Thing',
  label: 'Thing',
  required: ['size'],
  documents: ['policy'],
  tagged: true,
  naming: { property: 'name', prefix: 'namePrefix', maximumLength: 20 },
  check: inputs =>
    (inputs.size as number) > 3
      ? [{ property: 'size', reason: 'too large' }]
      : [],
  create: async () => 'id',
  read: async () => undefined,
  delete: async () => {},
};

function check(options: Partial<CheckOptions>) {
  return checkInputs({
    handler,
    urn: 'urn:pulumi:dev::web::aws:test/thing:Thing::thing',
    resourceName: 'thing',
    randomSeed: Buffer.from('seed'),
    oldInputs: {},
    newInputs: { size: 1 },
    defaultTags: {},
    ...options,
  });
}

describe('checkInputs', () => {
  it('names what has no name, and notes that it did', () => {
    const { inputs, failures } = check({});
    expect(inputs).toEqual({
      size: 1,
      name: expect.stringMatching(/^thing-[0-9a-f]{7}$/),
      __defaults: ['name'],
    });
    expect(failures).toEqual([]);
  });

  it('keeps a generated name', () => {
    const { inputs } = check({
      oldInputs: { size: 1, name: 'thing-0000000', __defaults: ['name'] },
    });
    expect(inputs.name).toBe('thing-0000000');
  });

  it('generates another name when the given one is taken away', () => {
    const { inputs } = check({ oldInputs: { size: 1, name: 'mine' } });
    expect(inputs.name).toMatch(/^thing-[0-9a-f]{7}$/);
  });

  it('leaves a given name alone', () => {
    const { inputs } = check({ newInputs: { size: 1, name: 'mine' } });
    expect(inputs).toEqual({ size: 1, name: 'mine' });
  });

  it('follows a prefix', () => {
    const { inputs } = check({ newInputs: { size: 1, namePrefix: 'a-' } });
    expect(inputs.name).toMatch(/^a-[0-9a-f]{18}$/);
  });

  it('follows the names of the stack', () => {
    expect(
      check({ autonaming: { mode: 'propose', name: 'web-thing' } }).inputs.name,
    ).toBe('web-thing');
    expect(
      check({ autonaming: { mode: 'disable', name: '' } }).failures,
    ).toEqual([expect.objectContaining({ property: 'name' })]);
  });

  it('refuses a name that is too long', () => {
    const { failures } = check({
      newInputs: { size: 1, name: 'a-name-that-is-too-long' },
    });
    expect(failures).toEqual([
      {
        property: 'name',
        reason:
          '"name" cannot be longer than 20 characters: "a-name-that-is-too-long"',
      },
    ]);
  });

  it('names a missing input', () => {
    const { failures } = check({ newInputs: { size: null } });
    expect(failures).toEqual([
      {
        property: 'size',
        reason: expect.stringContaining('"size" is required'),
      },
    ]);
  });

  it('takes what is not known yet as given, and asks no rules about it', () => {
    const { failures } = check({ newInputs: { size: unknownValue } });
    expect(failures).toEqual([]);
  });

  it('asks the rules of the type', () => {
    const { failures } = check({ newInputs: { size: 4 } });
    expect(failures).toEqual([{ property: 'size', reason: 'too large' }]);
  });

  it('joins the default tags with the own ones, which win', () => {
    const { inputs } = check({
      newInputs: { size: 1, tags: { owner: 'me', stage: 'dev' } },
      defaultTags: { owner: 'all', environment: 'web' },
    });
    expect(inputs.tags).toEqual({ owner: 'me', stage: 'dev' });
    expect(inputs.tagsAll).toEqual({
      owner: 'me',
      stage: 'dev',
      environment: 'web',
    });
  });

  it('writes a policy that is an object as text', () => {
    const policy = { Version: '2012-10-17' };
    expect(check({ newInputs: { size: 1, policy } }).inputs.policy).toBe(
      '{"Version":"2012-10-17"}',
    );
    expect(
      check({ newInputs: { size: 1, policy: { Resource: unknownValue } } })
        .inputs.policy,
    ).toBe(unknownValue);
  });
});
