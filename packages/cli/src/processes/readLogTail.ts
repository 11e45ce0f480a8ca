import { readFileSync } from 'fs';

/** The last lines of a log, for a message about a part that ended. */
export function readLogTail(path: string, lines = 20): string {
  try {
    return readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-lines)
      .join('\n');
  } catch {
    return '';
  }
}
