import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';

/**
 * Something that tells a process from a later one with the same id: its start time.
 *
 * @returns undefined when no such process lives.
 */
export function readProcessIdentity(processId: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
      // The command's name is in parentheses and may hold spaces; fields are counted after it.
      const [state, ...fields] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ');
      return state === 'Z' ? undefined : fields[18];
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', `${processId}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

/** The command line of a living process, arguments separated by spaces. */
export function readProcessCommand(processId: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll(
        '\0',
        ' ',
      );
    }
    return execFileSync('ps', ['-o', 'command=', '-p', `${processId}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
