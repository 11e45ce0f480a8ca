import { NotFoundError, stringifyError } from '@backstage/errors';
import {
  ENGINE_VERSION,
  isSupported,
  MINIMUM_VERSION,
} from './supportedVersion';
import { buildEngine } from './buildEngine';
import { downloadEngine } from './downloadEngine';
import { engineVersion } from './engineVersion';
import { findOnPath } from './findOnPath';
import { join } from 'path';

/** Where an engine came from. @public */
export type EngineSource =
  | 'configured'
  | 'environment'
  | 'path'
  | 'cache'
  | 'download'
  | 'build';

/** An engine that can be used. @public */
export interface AcquiredEngine {
  /** Absolute path of the executable. */
  path: string;
  version: string;
  source: EngineSource;
}

/**
 * Finds the Pulumi engine, or gets it: what is configured, what is installed, what was
 * fetched before, the official release, and last a build from its Go module.
 *
 * @public
 */
export async function acquireEngine(options: {
  /** Where a fetched engine is kept. */
  cacheDirectory: string;
  /** `environments.engine.path`. */
  configuredPath?: string;
  /** Told in words what takes time. */
  onProgress?: (message: string) => void;
}): Promise<AcquiredEngine> {
  const { cacheDirectory, configuredPath, onProgress = () => {} } = options;
  for (const [path, source, name] of [
    [configuredPath, 'configured', 'environments.engine.path'],
    [process.env.PULUMI, 'environment', 'the variable PULUMI'],
  ] as const) {
    if (path) {
      return requireEngine({ path, source, name });
    }
  }
  const installed = await findOnPath('pulumi');
  const onPath = installed && (await probe(installed));
  if (onPath && isSupported(onPath)) {
    return { path: installed, version: onPath, source: 'path' };
  }
  if (onPath) {
    onProgress(
      `The Pulumi ${onPath} on PATH is older than ${MINIMUM_VERSION}, so another is used`,
    );
  }
  const path = join(cacheDirectory, 'pulumi');
  const cached = await probe(path);
  if (cached === ENGINE_VERSION) {
    return { path, version: cached, source: 'cache' };
  }
  return fetchEngine({ path, onProgress });
}

async function fetchEngine(options: {
  path: string;
  onProgress: (message: string) => void;
}): Promise<AcquiredEngine> {
  const { path, onProgress } = options;
  const failures: string[] = [];
  for (const [source, fetch] of [
    ['download', downloadEngine],
    ['build', buildEngine],
  ] as const) {
    try {
      await fetch({ path, onProgress });
      const version = await engineVersion(path);
      return { path, version, source };
    } catch (error) {
      failures.push(
        `${source}: ${(error as Error).message ?? stringifyError(error)}`,
      );
      onProgress(failures.at(-1)!);
    }
  }
  throw new NotFoundError(
    [
      'There is no Pulumi engine and none could be fetched.',
      ...failures.map(failure => `- ${failure}`),
      `Either install Pulumi ${MINIMUM_VERSION} or later and put it on PATH (or name it in the variable PULUMI),`,
      'or install Go 1.26 or later so that Backlot can build the engine, and start again.',
    ].join('\n'),
  );
}

async function requireEngine(options: {
  path: string;
  source: EngineSource;
  name: string;
}): Promise<AcquiredEngine> {
  const { path, source, name } = options;
  const version = await probe(path);
  if (!version) {
    throw new NotFoundError(
      `The engine that ${name} names, ${path}, does not run`,
    );
  }
  if (!isSupported(version)) {
    throw new NotFoundError(
      `The engine that ${name} names, ${path}, is Pulumi ${version}; ${MINIMUM_VERSION} or later is needed`,
    );
  }
  return { path, version, source };
}

async function probe(path: string): Promise<string | undefined> {
  return engineVersion(path).catch(() => undefined);
}
