import { ForwardedError } from '@backstage/errors';
import { execFile } from 'child_process';
import { createHash } from 'crypto';
import fs from 'fs-extra';
import { join } from 'path';
import { promisify } from 'util';
import { packageFile } from '../packageFile';
import { findPython } from './findPython';

/** @public */
export interface InstallEmulatorOptions {
  /** Keeps the virtual environment; may be shared by many sandboxes. */
  directory: string;
  /** A Python to prefer over the ones on the PATH. */
  pythonPath?: string;
  onProgress?(message: string): void;
}

const REQUIREMENTS = packageFile('emulator', 'requirements.txt');

/**
 * Installs the emulator into a private virtual environment, every package pinned by hash.
 * A finished installation is used as it is; an interrupted one is taken up again.
 *
 * @returns the path of the emulator's executable.
 * @public
 */
export async function installEmulator(
  options: InstallEmulatorOptions,
): Promise<string> {
  const { directory, pythonPath, onProgress } = options;
  const requirements = await fs.readFile(REQUIREMENTS);
  const digest = createHash('sha256').update(requirements).digest('hex');
  const environment = join(directory, `ministack-${digest.slice(0, 12)}`);
  const executable = join(environment, 'bin/ministack');
  const marker = join(environment, 'installed');
  // Scripts hold absolute paths, so an environment that was moved is made anew.
  if (await holds(marker, environment)) {
    return executable;
  }

  const python = await findPython({ configuredPath: pythonPath });
  onProgress?.('making a Python environment');
  await run(python, ['-m', 'venv', environment]);
  onProgress?.('installing ministack and what it needs');
  await run(join(environment, 'bin/python'), [
    '-m',
    'pip',
    'install',
    '--no-input',
    '--disable-pip-version-check',
    '--only-binary=:all:',
    '--require-hashes',
    '--requirement',
    REQUIREMENTS,
  ]);
  await fs.writeFile(marker, environment);
  return executable;
}

async function holds(path: string, content: string): Promise<boolean> {
  try {
    return (await fs.readFile(path, 'utf8')) === content;
  } catch {
    return false;
  }
}

async function run(command: string, args: string[]): Promise<void> {
  try {
    await promisify(execFile)(command, args, {
      timeout: 600_000,
      maxBuffer: 50_000_000,
    });
  } catch (error) {
    throw new ForwardedError('Could not install the emulator', error);
  }
}
