import { execFile } from 'child_process';
import { stat } from 'fs/promises';
import { promisify } from 'util';

const known = new Map<string, string>();

/** Asks an engine for its version, such as `3.274.1`; asks the same file once only. */
export async function engineVersion(path: string): Promise<string> {
  const { mtimeMs, size } = await stat(path);
  const key = `${path} ${mtimeMs} ${size}`;
  const cached = known.get(key);
  if (cached) {
    return cached;
  }
  const { stdout } = await promisify(execFile)(path, ['version'], {
    env: { PULUMI_SKIP_UPDATE_CHECK: 'true', HOME: '/nonexistent' },
    timeout: 30_000,
  });
  const version = stdout.trim().replace(/^v/, '');
  known.set(key, version);
  return version;
}
