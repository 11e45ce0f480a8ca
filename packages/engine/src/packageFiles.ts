import { NotFoundError } from '@backstage/errors';
import { existsSync } from 'fs';
import { dirname, join } from 'path';

/** Path of something in this package, from its root. */
export function packageFile(...parts: string[]): string {
  return join(
    dirname(require.resolve('@backlot/engine/package.json')),
    ...parts,
  );
}

/** Path of a bundled child process program, `runner` or `estimator`. */
export function bundlePath(name: 'runner' | 'estimator'): string {
  const path = packageFile('bundle', `${name}.cjs`);
  if (!existsSync(path)) {
    throw new NotFoundError(
      `The engine's ${name} is not built; run "yarn workspace @backlot/engine bundle"`,
    );
  }
  return path;
}
