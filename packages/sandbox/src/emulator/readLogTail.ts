import { readFileSync } from 'fs';

/** The last lines of a log, for a message about the emulator's end. */
export function readLogTail(path: string, lines = 20): string {
  try {
    const text = readFileSync(path, 'utf8').trimEnd();
    return text.split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
