import { spawn } from 'child_process';

export interface RunCommandOptions {
  command: string;
  arguments: string[];
  directory: string;
  environment?: Record<string, string>;
}

/** Runs a command with its output shown; resolves with its exit code. */
export function runCommand(options: RunCommandOptions): Promise<number> {
  return new Promise((done, reject) => {
    const child = spawn(options.command, options.arguments, {
      cwd: options.directory,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...options.environment },
    });
    child.once('error', reject);
    child.once('exit', code => done(code ?? 1));
  });
}
