import { NotFoundError } from '@backstage/errors';
import { existsSync } from 'fs';
import { resolve } from 'path';

/** Path of a bundled child process program, `runner` or `estimator`. */
export function bundlePath(name: 'runner' | 'estimator'): string {
  const path = resolve(__dirname, '..', 'bundle', `${name}.cjs`);
  if (!existsSync(path)) {
    throw new NotFoundError(
      `The engine's ${name} is not built; run "yarn workspace @backlot/engine bundle"`,
    );
  }
  return path;
}

/** Directory of the Go module that pins the engine. */
export function engineModulePath(): string {
  return resolve(__dirname, '..', 'pulumi');
}
