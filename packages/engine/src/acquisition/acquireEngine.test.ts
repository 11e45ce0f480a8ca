import { chmod, mkdir, mkdtemp, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { acquireEngine } from './acquireEngine';
import { buildEngine } from './buildEngine';
import { downloadEngine } from './downloadEngine';

jest.mock('./buildEngine');
jest.mock('./downloadEngine');

describe('acquireEngine', () => {
  const environment = { ...process.env };
  let directory: string;
  let cacheDirectory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'acquire-test-'));
    cacheDirectory = join(directory, 'cache');
    await mkdir(cacheDirectory);
    process.env.PATH = join(directory, 'bin');
    delete process.env.PULUMI;
    jest.mocked(downloadEngine).mockRejectedValue(new Error('no way there'));
    jest.mocked(buildEngine).mockRejectedValue(new Error('Go is not on PATH'));
  });

  afterEach(async () => {
    process.env = { ...environment };
    await rm(directory, { recursive: true, force: true });
  });

  async function engine(path: string, version: string): Promise<string> {
    const file = join(directory, path);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, `#!/bin/sh\necho v${version}\n`);
    await chmod(file, 0o755);
    return file;
  }

  it('takes what is configured before anything else', async () => {
    const configuredPath = await engine('own/pulumi', '3.260.0');
    process.env.PULUMI = await engine('other/pulumi', '3.261.0');
    await engine('bin/pulumi', '3.262.0');
    expect(await acquireEngine({ cacheDirectory, configuredPath })).toEqual({
      path: configuredPath,
      version: '3.260.0',
      source: 'configured',
    });
    expect(await acquireEngine({ cacheDirectory })).toMatchObject({
      source: 'environment',
      version: '3.261.0',
    });
  });

  it('refuses a configured engine that is too old or does not run', async () => {
    await expect(
      acquireEngine({
        cacheDirectory,
        configuredPath: await engine('own/pulumi', '3.100.0'),
      }),
    ).rejects.toThrow(/environments\.engine\.path .* is Pulumi 3\.100\.0/);
    await expect(
      acquireEngine({ cacheDirectory, configuredPath: '/nonexistent/pulumi' }),
    ).rejects.toThrow(/does not run/);
  });

  it('passes over an old engine on PATH', async () => {
    await engine('bin/pulumi', '3.100.0');
    const path = await engine('cache/pulumi', '3.274.1');
    const onProgress = jest.fn();
    expect(await acquireEngine({ cacheDirectory, onProgress })).toEqual({
      path,
      version: '3.274.1',
      source: 'cache',
    });
    expect(onProgress).toHaveBeenCalledWith(expect.stringContaining('3.100.0'));
  });

  it('downloads, and builds when that fails', async () => {
    jest.mocked(buildEngine).mockImplementation(async () => {
      await engine('cache/pulumi', '3.274.1');
    });
    expect(await acquireEngine({ cacheDirectory })).toMatchObject({
      source: 'build',
    });
    await rm(join(cacheDirectory, 'pulumi'));
    jest.mocked(downloadEngine).mockImplementation(async () => {
      await engine('cache/pulumi', '3.274.1');
    });
    expect(await acquireEngine({ cacheDirectory })).toMatchObject({
      source: 'download',
    });
  });

  it('names both ways out when there is none', async () => {
    const failure = await acquireEngine({ cacheDirectory }).catch(e => e);
    expect(failure.message).toContain('download: no way there');
    expect(failure.message).toContain('build: Go is not on PATH');
    expect(failure.message).toContain('install Pulumi 3.250.0 or later');
    expect(failure.message).toContain('install Go 1.26 or later');
  });
});
