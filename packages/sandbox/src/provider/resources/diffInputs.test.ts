import { unknownValue } from '../server/unknownValue';
import { diffInputs } from './diffInputs';

const handler = {
  immutable: ['cidr'],
  unordered: ['groups'],
  documents: ['policy'],
  naming: { property: 'name', maximumLength: 32 },
};

function diff(oldInputs: object, newInputs: object, more: object = {}) {
  return diffInputs({
    handler: { ...handler, ...more },
    oldInputs: oldInputs as Record<string, unknown>,
    newInputs: newInputs as Record<string, unknown>,
  });
}

describe('diffInputs', () => {
  it('finds no change in what means the same', () => {
    const difference = diff(
      {
        size: 1,
        on: true,
        gone: null,
        groups: ['a', 'b'],
        policy: '{"a": 1}',
        __defaults: ['name'],
      },
      {
        size: '1',
        on: 'true',
        groups: ['b', 'a'],
        policy: '{"a":1}',
        none: null,
        __defaults: [],
      },
    );
    expect(difference.names).toEqual([]);
    expect(difference.changes.size).toBe(0);
  });

  it('tells the paths of what changes, and how', () => {
    const { changes } = diff(
      { tags: { 'a.b': '1', owner: 'x' }, rules: [{ port: 80 }], size: 1 },
      { tags: { 'a.b': '2', stage: 'dev' }, rules: [{ port: 81 }, {}] },
    );
    expect(Object.fromEntries(changes)).toEqual({
      'tags["a.b"]': { kind: 'update', replace: false },
      'tags.owner': { kind: 'delete', replace: false },
      'tags.stage': { kind: 'add', replace: false },
      'rules[0].port': { kind: 'update', replace: false },
      'rules[1]': { kind: 'add', replace: false },
      size: { kind: 'delete', replace: false },
    });
  });

  it('replaces for inputs that cannot change', () => {
    const difference = diff({ cidr: 'a', size: 1 }, { cidr: 'b', size: 2 });
    expect(difference.replaces).toEqual(['cidr']);
    expect(difference.changes.get('cidr')).toEqual({
      kind: 'update',
      replace: true,
    });
    expect(difference.changes.get('size')?.replace).toBe(false);
    expect(difference.deleteBeforeReplace).toBe(false);
  });

  it('replaces for another region, whatever the type', () => {
    expect(
      diff({ region: 'eu-west-1' }, { region: 'us-east-1' }).replaces,
    ).toEqual(['region']);
  });

  it('takes a value that is not known yet as another one', () => {
    const difference = diff({ cidr: 'a' }, { cidr: unknownValue });
    expect(difference.replaces).toEqual(['cidr']);
  });

  it('deletes first where a given name stays', () => {
    expect(
      diff({ cidr: 'a', name: 'x' }, { cidr: 'b', name: 'x' })
        .deleteBeforeReplace,
    ).toBe(true);
  });

  it('deletes last where the name is generated anew', () => {
    expect(
      diff(
        { cidr: 'a', name: 'x-1', __defaults: ['name'] },
        { cidr: 'b', name: 'x-1', __defaults: ['name'] },
      ).deleteBeforeReplace,
    ).toBe(false);
  });

  it('deletes first where there can be one only', () => {
    expect(
      diff({ cidr: 'a' }, { cidr: 'b' }, { exclusive: true })
        .deleteBeforeReplace,
    ).toBe(true);
  });
});
