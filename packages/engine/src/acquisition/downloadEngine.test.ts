import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { downloadEngine } from './downloadEngine';

describe('downloadEngine', () => {
  let directory: string;
  let archive: Buffer;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'download-test-'));
    mkdirSync(join(directory, 'pulumi'));
    writeFileSync(join(directory, 'pulumi', 'pulumi'), 'the engine');
    execFileSync('tar', ['-czf', 'release.tar.gz', 'pulumi'], {
      cwd: directory,
    });
    archive = readFileSync(join(directory, 'release.tar.gz'));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  function serve(checksum: string): typeof fetch {
    return async url => {
      const name = String(url).split('/').at(-1)!;
      const platform = `${process.platform}-${process.arch}`;
      return name.endsWith('checksums.txt')
        ? new Response(`${checksum}  pulumi-v3.274.1-${platform}.tar.gz\n`)
        : new Response(new Uint8Array(archive));
    };
  }

  it('unpacks what is as its checksum says', async () => {
    const path = join(directory, 'cache', 'pulumi');
    await downloadEngine({
      path,
      onProgress: () => {},
      fetchFile: serve(createHash('sha256').update(archive).digest('hex')),
    });
    expect(readFileSync(path, 'utf8')).toBe('the engine');
  });

  it('throws away what is not', async () => {
    const path = join(directory, 'cache', 'pulumi');
    await expect(
      downloadEngine({
        path,
        onProgress: () => {},
        fetchFile: serve('0'.repeat(64)),
      }),
    ).rejects.toThrow(/not the one its checksum describes/);
    expect(existsSync(path)).toBe(false);
  });

  it('says that the releases cannot be reached', async () => {
    await expect(
      downloadEngine({
        path: join(directory, 'pulumi'),
        onProgress: () => {},
        fetchFile: async () => {
          throw new Error('fetch failed');
        },
      }),
    ).rejects.toThrow(/cannot be had from github\.com: fetch failed/);
  });
});
