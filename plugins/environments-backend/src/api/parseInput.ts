import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Longer lists of problems help nobody. */
const SHOWN_PROBLEMS = 5;

/**
 * Parses what a client sent, or rejects with `InputError` in one sentence that names field and rule.
 * Values are never repeated, because they may be secret.
 *
 * @param subject - what was parsed, such as "The request body"
 */
export function parseInput<T extends z.ZodType>(
  schema: T,
  input: unknown,
  subject: string,
): z.output<T> {
  const result = schema.safeParse(input, { error: sentenceOf });
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues.map(issue => {
    const path = [...issue.path, ...unknownKeyOf(issue)].join('.');
    return path ? `field '${path}' ${issue.message}` : `it ${issue.message}`;
  });
  const more = problems.length - SHOWN_PROBLEMS;
  throw new InputError(
    `${subject} is not valid: ${problems.slice(0, SHOWN_PROBLEMS).join('; ')}${
      more > 0 ? `; and ${more} more` : ''
    }`,
  );
}

/** An unknown key is a problem of that key, not of the object around it. */
function unknownKeyOf(issue: z.core.$ZodIssue): PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [issue.keys[0]] : [];
}

/** Continues "field 'x' …". Messages that a schema gives itself come first and never get here. */
function sentenceOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is required'
        : `must be ${article(String(issue.expected))}`;
    case 'invalid_value':
      return `must be ${listOf(issue.values as unknown[])}`;
    case 'unrecognized_keys':
      return 'is not known here; remove it';
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) {
        return 'must not be empty';
      }
      return `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_format':
      return `must be a valid ${issue.format}`;
    case 'invalid_union':
      return 'must have one of the allowed forms';
    default:
      return 'is not valid';
  }
}

function article(type: string): string {
  const word = type === 'int' ? 'whole number' : type;
  return word === 'record' || /^[aeiou]/.test(word)
    ? `an ${word === 'record' ? 'object' : word}`
    : `a ${word}`;
}

function listOf(values: unknown[]): string {
  return values.length === 1
    ? String(values[0])
    : `one of ${values.join(', ')}`;
}

function unitOf(origin: unknown): string {
  switch (origin) {
    case 'string':
      return ' characters long';
    case 'array':
    case 'set':
      return ' items long';
    default:
      return '';
  }
}
