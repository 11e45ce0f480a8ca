import {
  OperationEventPayload,
  SECRET_MASK,
} from '@backlot/plugin-environments-common';
import { JsonObject, JsonValue } from '@backstage/types';
import { OperationRequest, OperationResult } from '../types';

const MINIMUM_LENGTH = 4;
/** Shorter ones are stand-in credentials of a simulated account, and ordinary words. */
const MINIMUM_CREDENTIAL_LENGTH = 16;
const MINIMUM_LINE_LENGTH = 8;
const CREDENTIAL_NAME = /SECRET|TOKEN|PASSWORD|PASSPHRASE|CREDENTIAL/i;
/** Fields that hold words of the contract; a secret that equals one must not break it. */
const CONTRACT_FIELDS = new Set([
  'type',
  'step',
  'severity',
  'source',
  'outcome',
  'level',
  'code',
]);

/** Replaces the values of known secrets wherever they turn up in text. */
export class SecretMask {
  readonly #pattern?: RegExp;

  constructor(secrets: Iterable<string>) {
    const variants = new Set<string>();
    for (const secret of secrets) {
      for (const variant of spellings(secret)) {
        variants.add(variant);
      }
    }
    if (variants.size > 0) {
      const longestFirst = [...variants].sort((a, b) => b.length - a.length);
      this.#pattern = new RegExp(
        longestFirst.map(escapePattern).join('|'),
        'g',
      );
    }
  }

  /** Knows every text and number in the values. */
  static forValues(values: JsonObject): SecretMask {
    return new SecretMask(leaves(values));
  }

  /** Knows every secret that a request carries. */
  static forRequest(request: OperationRequest): SecretMask {
    const secrets = leaves(request.secretConfig);
    if (request.secretsProvider.type === 'passphrase') {
      secrets.push(request.secretsProvider.passphrase);
    }
    for (const [name, value] of Object.entries(request.environment)) {
      if (
        CREDENTIAL_NAME.test(name) &&
        value.length >= MINIMUM_CREDENTIAL_LENGTH
      ) {
        secrets.push(value);
      }
    }
    return new SecretMask(secrets);
  }

  text(text: string): string {
    return this.#pattern ? text.replace(this.#pattern, SECRET_MASK) : text;
  }

  value<T extends JsonValue | undefined>(value: T): T {
    return (this.#pattern ? this.#deep(value) : value) as T;
  }

  event(payload: OperationEventPayload): OperationEventPayload {
    return this.#contract(
      payload as unknown as JsonObject,
    ) as unknown as OperationEventPayload;
  }

  result(result: OperationResult): OperationResult {
    const { encryption, ...rest } = result;
    const masked = this.#contract(
      rest as unknown as JsonObject,
    ) as unknown as OperationResult;
    // Encryption metadata is random text that must come through unharmed.
    return encryption ? { ...masked, encryption } : masked;
  }

  #contract(object: JsonObject): JsonObject {
    if (!this.#pattern) {
      return object;
    }
    return Object.fromEntries(
      Object.entries(object).map(([name, value]) => {
        if (CONTRACT_FIELDS.has(name)) {
          return [name, value];
        }
        return [
          name,
          name === 'problem' && value
            ? this.#contract(value as JsonObject)
            : this.#deep(value),
        ];
      }),
    );
  }

  #deep(value: JsonValue | undefined): JsonValue | undefined {
    if (typeof value === 'string') {
      return this.text(value);
    }
    if (typeof value === 'number') {
      const text = String(value);
      const masked = this.text(text);
      return masked === text ? value : masked;
    }
    if (Array.isArray(value)) {
      return value.map(item => this.#deep(item)!);
    }
    if (value && typeof value === 'object') {
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [
          this.text(name),
          this.#deep(item),
        ]),
      );
    }
    return value;
  }
}

function leaves(value: JsonValue | undefined): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  if (typeof value === 'number') {
    return [String(value)];
  }
  if (value && typeof value === 'object') {
    return Object.values(value).flatMap(leaves);
  }
  return [];
}

function spellings(secret: string): string[] {
  if (secret.length < MINIMUM_LENGTH) {
    return [];
  }
  const lines = secret
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line.length >= MINIMUM_LINE_LENGTH);
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    secret.trim(),
    ...(lines.length > 1 ? lines : []),
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    encodeSafely(secret),
    Buffer.from(secret).toString('base64'),
  ].filter(spelling => spelling.length >= MINIMUM_LENGTH);
}

function encodeSafely(secret: string): string {
  // A lone surrogate has no encoding.
  return encodeURIComponent(secret.toWellFormed?.() ?? '');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
