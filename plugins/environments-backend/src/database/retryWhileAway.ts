import { setTimeout as delay } from 'timers/promises';

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 5_000;
const GIVE_UP_MS = 10 * 60_000;

/** SQLSTATE classes that pass: connection, resources, intervention of an operator, rollback. */
const PASSING_CLASSES = ['08', '40', '53', '57'];
const PASSING_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
];

/** Carries a write through a restart of the database; any other failure is thrown at once. */
export async function retryWhileAway<T>(write: () => Promise<T>): Promise<T> {
  const start = Date.now();
  let wait = FIRST_DELAY_MS;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isAway(error) || Date.now() - start > GIVE_UP_MS) {
        throw error;
      }
      await delay(wait);
      wait = Math.min(wait * 2, LONGEST_DELAY_MS);
    }
  }
}

/** True when an error says that the database cannot be reached for now. */
export function isAway(error: unknown): boolean {
  const { code, name, message } = error as Partial<Error> & { code?: string };
  if (code !== undefined) {
    return (
      PASSING_CODES.includes(code) ||
      (code.length === 5 && PASSING_CLASSES.includes(code.slice(0, 2)))
    );
  }
  return (
    name === 'KnexTimeoutError' ||
    /connection (terminated|ended)/i.test(message ?? '')
  );
}
