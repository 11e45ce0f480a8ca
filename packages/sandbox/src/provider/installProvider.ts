import { NotFoundError } from '@backstage/errors';
import fs from 'fs-extra';
import { join } from 'path';
import { packageFile } from '../packageFile';
import { providerVersion } from './providerVersion';

/** @public */
export interface InstallProviderOptions {
  /** Laid out like the plugins directory of a PULUMI_HOME. */
  pluginsDirectory: string;
}

/**
 * Puts the stand-in where the engine looks for the AWS provider, and answers the path.
 * It needs the bundle that `yarn bundle` writes.
 *
 * @public
 */
export async function installProvider(
  options: InstallProviderOptions,
): Promise<string> {
  const directory = join(
    options.pluginsDirectory,
    `resource-aws-v${providerVersion}`,
  );
  const bundle = packageFile('bundle', 'pulumi-resource-aws.cjs');
  if (!(await fs.pathExists(bundle))) {
    throw new NotFoundError(
      'The stand-in of the AWS provider is not built; run "yarn workspace @backlot/sandbox bundle"',
    );
  }
  await fs.ensureDir(directory);
  const executable = join(directory, 'pulumi-resource-aws');
  const temporary = `${executable}.${process.pid}`;
  // Node may not be on the engine's PATH, so a shebang that asks for it will not do.
  await fs.writeFile(
    temporary,
    `#!/bin/sh
NODE_COMPILE_CACHE=\${NODE_COMPILE_CACHE:-${quote(join(directory, 'cache'))}}
export NODE_COMPILE_CACHE
exec ${quote(process.execPath)} ${quote(bundle)} "$@"
`,
    { mode: 0o755 },
  );
  await fs.rename(temporary, executable);
  return executable;
}

function quote(path: string): string {
  return `'${path.replace(/'/g, `'\\''`)}'`;
}
