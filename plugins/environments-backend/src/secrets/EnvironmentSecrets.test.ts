import { EnvironmentSecrets } from './EnvironmentSecrets';

const secrets = new EnvironmentSecrets('k'.repeat(32));

describe('EnvironmentSecrets', () => {
  it('opens what it sealed, for the same environment only', () => {
    const sealed = secrets.encrypt('one', { key: 'canary' })!;

    expect(sealed).not.toContain('canary');
    expect(secrets.decrypt('one', sealed)).toEqual({ key: 'canary' });
    expect(() => secrets.decrypt('two', sealed)).toThrow('masterKey');
  });

  it('says what is wrong when the master key changed, without the value', () => {
    const sealed = secrets.encrypt('one', { key: 'canary' })!;
    const other = new EnvironmentSecrets('x'.repeat(32));

    expect(() => other.decrypt('one', sealed)).toThrow(/masterKey/);
  });

  it('keeps nothing where nothing is secret', () => {
    expect(secrets.encrypt('one', {})).toBeUndefined();
    expect(secrets.decrypt('one', undefined)).toEqual({});
  });

  it('gives each environment a passphrase of its own', () => {
    expect(secrets.passphrase('one')).toBe(secrets.passphrase('one'));
    expect(secrets.passphrase('one')).not.toBe(secrets.passphrase('two'));
  });
});
