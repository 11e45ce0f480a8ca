import { NotFoundError } from '@backstage/errors';
import { execFile } from 'child_process';
import { mkdir, rename, rm } from 'fs/promises';
import { dirname } from 'path';
import { promisify } from 'util';
import { packageFile } from '../packageFiles';
import { findOnPath } from './findOnPath';
import { ENGINE_VERSION } from './supportedVersion';

const BUILD_TIMEOUT_MS = 30 * 60_000;

/** Builds the engine from its Go module, as pinned by the committed `go.mod` and `go.sum`. */
export async function buildEngine(options: {
  path: string;
  onProgress: (message: string) => void;
}): Promise<void> {
  const { path, onProgress } = options;
  const go = await findOnPath('go');
  if (!go) {
    throw new NotFoundError('Go is not on PATH');
  }
  onProgress(
    `building Pulumi ${ENGINE_VERSION} with Go; this takes some minutes, once`,
  );
  await mkdir(dirname(path), { recursive: true });
  const target = `${path}.${process.pid}`;
  try {
    await promisify(execFile)(
      go,
      [
        'build',
        '-mod=readonly',
        '-trimpath',
        '-tags',
        'osusergo,grpcnotrace',
        '-ldflags',
        `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${ENGINE_VERSION}`,
        '-o',
        target,
        'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi',
      ],
      {
        cwd: packageFile('pulumi'),
        env: { ...process.env, CGO_ENABLED: '0' },
        timeout: BUILD_TIMEOUT_MS,
        maxBuffer: Infinity,
      },
    );
    await rename(target, path);
  } finally {
    await rm(target, { force: true });
  }
}
