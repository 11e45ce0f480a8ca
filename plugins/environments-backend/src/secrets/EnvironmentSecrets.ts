import { ServiceUnavailableError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
} from 'crypto';

const FORMAT = 'v1';

/**
 * Derives what is secret about one environment from the master key, so that a leaked
 * passphrase of one environment opens no other, and encrypts its secret parameters at rest.
 */
export class EnvironmentSecrets {
  readonly #masterKey: string;

  constructor(masterKey: string) {
    this.#masterKey = masterKey;
  }

  /** The passphrase of the environment's Pulumi stack. */
  passphrase(environmentId: string): string {
    return this.#derive(environmentId, 'stack passphrase').toString('hex');
  }

  /** AES-256-GCM, bound to the environment; undefined when there is nothing to hide. */
  encrypt(environmentId: string, value: JsonObject): string | undefined {
    if (Object.keys(value).length === 0) {
      return undefined;
    }
    const nonce = randomBytes(12);
    const cipher = createCipheriv(
      'aes-256-gcm',
      this.#derive(environmentId, 'secret parameters'),
      nonce,
    );
    cipher.setAAD(Buffer.from(environmentId));
    const sealed = Buffer.concat([
      cipher.update(JSON.stringify(value), 'utf8'),
      cipher.final(),
    ]);
    return [FORMAT, nonce, cipher.getAuthTag(), sealed]
      .map(part => (typeof part === 'string' ? part : part.toString('base64')))
      .join('.');
  }

  decrypt(environmentId: string, sealed: string | undefined): JsonObject {
    if (!sealed) {
      return {};
    }
    const [, nonce, tag, content] = sealed
      .split('.')
      .map(part => Buffer.from(part, 'base64'));
    try {
      const decipher = createDecipheriv(
        'aes-256-gcm',
        this.#derive(environmentId, 'secret parameters'),
        nonce,
      );
      decipher.setAAD(Buffer.from(environmentId));
      decipher.setAuthTag(tag);
      return JSON.parse(
        Buffer.concat([decipher.update(content), decipher.final()]).toString(
          'utf8',
        ),
      );
    } catch (error) {
      throw new ServiceUnavailableError(
        `The secret parameters of environment ${environmentId} cannot be opened; environments.secrets.masterKey is not the one they were sealed with`,
        error,
      );
    }
  }

  #derive(environmentId: string, purpose: string): Buffer {
    return Buffer.from(
      hkdfSync('sha256', this.#masterKey, environmentId, purpose, 32),
    );
  }
}
