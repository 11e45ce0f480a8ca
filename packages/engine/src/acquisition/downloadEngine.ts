import { ServiceUnavailableError } from '@backstage/errors';
import { execFile } from 'child_process';
import { createHash } from 'crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'fs/promises';
import { arch, platform } from 'os';
import { dirname, join } from 'path';
import { promisify } from 'util';
import { ENGINE_VERSION } from './supportedVersion';

const RELEASES = 'https://github.com/pulumi/pulumi/releases/download';
const CHECKSUMS_TIMEOUT_MS = 5_000;
const DOWNLOAD_TIMEOUT_MS = 10 * 60_000;
const ARCHITECTURES: Record<string, string> = { x64: 'x64', arm64: 'arm64' };

/** Gets the official release and uses it only when it is what its checksum file says. */
export async function downloadEngine(options: {
  path: string;
  onProgress: (message: string) => void;
  fetchFile?: typeof fetch;
}): Promise<void> {
  const { path, onProgress, fetchFile = fetch } = options;
  const architecture = ARCHITECTURES[arch()];
  if (!architecture || !['linux', 'darwin'].includes(platform())) {
    throw new ServiceUnavailableError(
      `There is no release for ${platform()} on ${arch()}`,
    );
  }
  const release = `${RELEASES}/v${ENGINE_VERSION}`;
  const name = `pulumi-v${ENGINE_VERSION}-${platform()}-${architecture}.tar.gz`;
  // Small and first, so that a machine without a way to the releases learns it at once.
  const checksums = await get({
    url: `${release}/pulumi-${ENGINE_VERSION}-checksums.txt`,
    timeout: CHECKSUMS_TIMEOUT_MS,
    fetchFile,
  });
  const expected = checksums
    .toString('utf8')
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .find(([, file]) => file === name)?.[0];
  if (!expected) {
    throw new ServiceUnavailableError(
      `The checksum file of the release does not name ${name}`,
    );
  }
  onProgress(`downloading Pulumi ${ENGINE_VERSION}`);
  const archive = await get({
    url: `${release}/${name}`,
    timeout: DOWNLOAD_TIMEOUT_MS,
    fetchFile,
  });
  const actual = createHash('sha256').update(archive).digest('hex');
  if (actual !== expected) {
    throw new ServiceUnavailableError(
      `The downloaded ${name} is not the one its checksum describes, so it was thrown away`,
    );
  }
  await unpack(archive, path);
}

async function get(options: {
  url: string;
  timeout: number;
  fetchFile: typeof fetch;
}): Promise<Buffer> {
  const { url, timeout, fetchFile } = options;
  const { host } = new URL(url);
  try {
    const response = await fetchFile(url, {
      signal: AbortSignal.timeout(timeout),
    });
    if (!response.ok) {
      throw new ServiceUnavailableError(`it answered ${response.status}`);
    }
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new ServiceUnavailableError(
      `The official release cannot be had from ${host}: ${
        (error as Error).message
      }`,
    );
  }
}

async function unpack(archive: Buffer, path: string): Promise<void> {
  const parent = dirname(path);
  await mkdir(parent, { recursive: true });
  const directory = await mkdtemp(join(parent, 'download-'));
  try {
    const file = join(directory, 'release.tar.gz');
    await writeFile(file, archive);
    await promisify(execFile)('tar', ['-xzf', file, '-C', directory]);
    await rename(join(directory, 'pulumi', 'pulumi'), path);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
