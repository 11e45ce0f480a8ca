import { NotFoundError } from '@backstage/errors';
import { execFile } from 'child_process';
import { promisify } from 'util';

const NAMES = [
  'python3',
  'python3.13',
  'python3.12',
  'python3.11',
  'python3.10',
];
const PROBE =
  'import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 10) else 3)';

/**
 * Finds a Python that can make a virtual environment for the emulator.
 *
 * @public
 */
export async function findPython(options: {
  /** Tried before the usual names. */
  configuredPath?: string;
}): Promise<string> {
  const { configuredPath } = options;
  for (const name of configuredPath ? [configuredPath, ...NAMES] : NAMES) {
    try {
      await promisify(execFile)(name, ['-c', PROBE], { timeout: 20_000 });
      return name;
    } catch {
      continue;
    }
  }
  throw new NotFoundError(
    'The simulated AWS account needs Python 3.10 or newer with its venv module; ' +
      'on Debian and Ubuntu: apt-get install python3 python3-venv',
  );
}
