import { spawn } from 'child_process';

export interface RunCommandOptions {
  command: string;
  arguments: string[];
  directory: string;
  environment?: Record<string, string>;
  /** Ends the command when aborted. */
  signal?: AbortSignal;
}

/** Runs a command with its output shown; resolves with its exit code. */
export function runCommand(options: RunCommandOptions): Promise<number> {
  return new Promise((done, reject) => {
    if (options.signal?.aborted) {
      reject(options.signal.reason);
      return;
    }
    const child = spawn(options.command, options.arguments, {
      cwd: options.directory,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...options.environment },
    });
    const end = () => child.kill('SIGTERM');
    options.signal?.addEventListener('abort', end);
    child.once('error', reject);
    child.once('exit', code => {
      options.signal?.removeEventListener('abort', end);
      done(code ?? 1);
    });
  });
}
