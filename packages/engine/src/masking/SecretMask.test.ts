import { OperationRequest } from '../types';
import { SecretMask } from './SecretMask';

describe('SecretMask', () => {
  it('finds secrets in every spelling', () => {
    const mask = new SecretMask(['pa"ss\\word', 'a b&c=d']);
    expect(mask.text('plain pa"ss\\word here')).toBe('plain [secret] here');
    expect(mask.text(JSON.stringify({ value: 'pa"ss\\word' }))).toBe(
      '{"value":"[secret]"}',
    );
    expect(mask.text(`url?x=${encodeURIComponent('a b&c=d')}`)).toBe(
      'url?x=[secret]',
    );
    expect(mask.text(Buffer.from('a b&c=d').toString('base64'))).toBe(
      '[secret]',
    );
  });

  it('finds single lines of a secret of several', () => {
    const mask = new SecretMask(['first-line-x\r\nsecond-line-y\n']);
    expect(mask.text('got second-line-y')).toBe('got [secret]');
  });

  it('masks the longest secret first', () => {
    expect(new SecretMask(['abcd', 'abcdefgh']).text('abcdefgh')).toBe(
      '[secret]',
    );
  });

  it('leaves short values alone', () => {
    expect(new SecretMask(['abc', '']).text('abc abc')).toBe('abc abc');
  });

  it('takes secrets from parameters, passphrase and credentials', () => {
    const mask = SecretMask.forRequest({
      secretConfig: { nested: { list: ['inner-secret', 987654] } },
      secretsProvider: { type: 'passphrase', passphrase: 'the-passphrase' },
      environment: {
        AWS_SECRET_ACCESS_KEY: 'abcdefghijklmnopqrst',
        AWS_SESSION_TOKEN: 'test',
        AWS_REGION: 'eu-west-1-and-some-more',
      },
    } as unknown as OperationRequest);
    expect(
      mask.value({
        'inner-secret': ['the-passphrase', 987654, 'test'],
        key: 'abcdefghijklmnopqrst',
        region: 'eu-west-1-and-some-more',
        none: null,
      }),
    ).toEqual({
      '[secret]': ['[secret]', '[secret]', 'test'],
      key: '[secret]',
      region: 'eu-west-1-and-some-more',
      none: null,
    });
  });

  it('keeps the words of the contract', () => {
    const mask = new SecretMask(['succeeded', 'diagnostic', 'error']);
    expect(
      mask.event({
        type: 'diagnostic',
        severity: 'error',
        message: 'an error',
        source: 'engine',
      }),
    ).toEqual({
      type: 'diagnostic',
      severity: 'error',
      message: 'an [secret]',
      source: 'engine',
    });
    expect(
      mask.result({
        outcome: 'succeeded',
        changes: { create: 0, update: 0, replace: 0, delete: 0, same: 0 },
        encryption: { encryptionsalt: 'v1:error' },
      }),
    ).toMatchObject({
      outcome: 'succeeded',
      encryption: { encryptionsalt: 'v1:error' },
    });
  });
});
