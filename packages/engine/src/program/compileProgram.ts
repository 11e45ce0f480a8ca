import { InputError, NotFoundError } from '@backstage/errors';
import { createHash } from 'crypto';
import { build, BuildFailure } from 'esbuild';
import { readFile } from 'fs/promises';
import { join, resolve } from 'path';
import { parse, YAMLParseError } from 'yaml';

/** Name of an infra template's manifest. @public */
export const MANIFEST_FILE = 'environment-template.yaml';

/** An infra template, ready to publish. @public */
export interface CompiledProgram {
  /** The parsed manifest, not validated. */
  manifest: unknown;
  /** CommonJS source with `@pulumi/pulumi` left out. */
  program: string;
  /** Digest of manifest and program; the same source gives the same digest. */
  digest: string;
}

/**
 * Compiles an infra template's directory into one file that a runner can load.
 *
 * @public
 */
export async function compileProgram(options: {
  directory: string;
}): Promise<CompiledProgram> {
  const directory = resolve(options.directory);
  const manifest = await readManifest(join(directory, MANIFEST_FILE));
  const program = await bundle(directory);
  const digest = createHash('sha256')
    .update(JSON.stringify(manifest))
    .update('\0')
    .update(program)
    .digest('hex');
  return { manifest, program, digest: `sha256:${digest}` };
}

async function readManifest(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new NotFoundError(`An infra template needs a manifest at ${path}`);
  });
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) {
      throw new InputError(`${MANIFEST_FILE} is not valid YAML`, error);
    }
    throw error;
  }
}

async function bundle(directory: string): Promise<string> {
  const entry = await entryPoint(directory);
  try {
    const { outputFiles } = await build({
      absWorkingDir: directory,
      entryPoints: [entry],
      bundle: true,
      write: false,
      platform: 'node',
      target: 'node22',
      format: 'cjs',
      // The engine brings the one copy that everything must share.
      external: ['@pulumi/pulumi', '@pulumi/pulumi/*'],
      // Minified, the program holds no paths of this machine, in comments or module names.
      minifyWhitespace: true,
      minifyIdentifiers: true,
      keepNames: true,
      legalComments: 'none',
      charset: 'utf8',
      logLevel: 'silent',
    });
    return outputFiles[0].text;
  } catch (error) {
    const { errors } = error as BuildFailure;
    if (!errors?.length) {
      throw error;
    }
    const places = errors.map(({ text, location }) =>
      location
        ? `${location.file}:${location.line}:${location.column} ${text}`
        : text,
    );
    throw new InputError(
      `The infra template does not compile:\n${places.join('\n')}`,
    );
  }
}

async function entryPoint(directory: string): Promise<string> {
  const text = await readFile(join(directory, 'package.json'), 'utf8').catch(
    () => '{}',
  );
  return resolve(directory, JSON.parse(text).main ?? 'index.ts');
}
