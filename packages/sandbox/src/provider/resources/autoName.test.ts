import { autoName, isAutoName, prefixedName } from './autoName';

const urn = 'urn:pulumi:dev::web::aws:lb/loadBalancer:LoadBalancer::front';
const seed = Buffer.from('one plan');
const naming = { property: 'name', maximumLength: 32 };

describe('autoName', () => {
  it('adds a hyphen and seven hex digits to the name of the resource', () => {
    const name = autoName({
      naming,
      resourceName: 'front',
      urn,
      randomSeed: seed,
    });
    expect(name).toMatch(/^front-[0-9a-f]{7}$/);
  });

  it('gives the same name for the same seed, and another for another resource', () => {
    const options = { naming, resourceName: 'front', urn, randomSeed: seed };
    expect(autoName(options)).toBe(autoName(options));
    expect(autoName({ ...options, urn: `${urn}2` })).not.toBe(
      autoName(options),
    );
    expect(autoName({ ...options, randomSeed: Buffer.from('two') })).not.toBe(
      autoName(options),
    );
  });

  it('stays within the limit of the service', () => {
    const name = autoName({
      naming,
      resourceName: 'expense-manager-development-frontend',
      urn,
      randomSeed: seed,
    });
    expect(name).toHaveLength(32);
    expect(name).toMatch(/^expense-manager-developm-[0-9a-f]{7}$/);
  });

  it('does not write two hyphens where the cut falls on one', () => {
    const name = autoName({
      naming,
      resourceName: 'a-name-that-is-cut-here--and-goes-on',
      urn,
      randomSeed: seed,
    });
    expect(name).not.toContain('--');
  });

  it('writes small letters for services that know no others', () => {
    const name = autoName({
      naming: { ...naming, lowerCase: true },
      resourceName: 'Database',
      urn,
      randomSeed: seed,
    });
    expect(name).toMatch(/^database-[0-9a-f]{7}$/);
  });

  it('begins as the kind demands', () => {
    const name = autoName({
      naming: { ...naming, begins: 'alias/' },
      resourceName: 'environment',
      urn,
      randomSeed: seed,
    });
    expect(name).toMatch(/^alias\/environment-[0-9a-f]{7}$/);
  });
});

describe('prefixedName', () => {
  it('begins with what was asked for and stays within the limit', () => {
    const name = prefixedName({
      naming,
      prefix: 'web-',
      urn,
      randomSeed: seed,
    });
    expect(name).toMatch(/^web-[0-9a-f]{26}$/);
    expect(
      prefixedName({
        naming: { ...naming, maximumLength: 12 },
        prefix: 'web-',
        urn,
        randomSeed: seed,
      }),
    ).toHaveLength(12);
  });
});

describe('isAutoName', () => {
  it.each([
    ['front-1a2b3c4', true],
    ['front-1a2b3c', false],
    ['other-1a2b3c4', false],
    [undefined, false],
  ])('%s: %s', (name, expected) => {
    expect(isAutoName({ naming, resourceName: 'front', name })).toBe(expected);
  });
});
