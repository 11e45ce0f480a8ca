import { dirname, join } from 'path';

/** Path of something in this package, from its root. */
export function packageFile(...parts: string[]): string {
  return join(
    dirname(require.resolve('@backlot/sandbox/package.json')),
    ...parts,
  );
}
