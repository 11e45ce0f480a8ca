import { spawn } from 'child_process';
import { once } from 'events';
import { existsSync } from 'fs';
import { mkdir, rm, stat } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import {
  createScratchDirectory,
  removeScratchDirectory,
  sweepScratchDirectories,
} from './scratchDirectory';

describe('scratch directories', () => {
  it('are readable by their user only', async () => {
    const directory = await createScratchDirectory('operation/../1');
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect(directory.startsWith(join(tmpdir(), 'backlot-operation-'))).toBe(
      true,
    );
    await removeScratchDirectory(directory);
    await removeScratchDirectory(directory);
    expect(existsSync(directory)).toBe(false);
  });

  it('are swept once their parent and their runner are gone', async () => {
    const gone = spawn('true');
    await once(gone, 'exit');
    const operationId = `swept-${process.pid}`;
    const left = join(
      tmpdir(),
      `backlot-operation-${gone.pid}-${operationId}-AbCd12`,
    );
    await mkdir(left);
    const mine = await createScratchDirectory('kept');
    const runner = spawn('sleep', ['30'], {
      env: { ...process.env, BACKLOT_OPERATION_ID: operationId },
    });
    try {
      await once(runner, 'spawn');
      await sweepScratchDirectories();
      expect(existsSync(left)).toBe(true);
      runner.kill('SIGKILL');
      await once(runner, 'exit');
      await sweepScratchDirectories();
      expect(existsSync(left)).toBe(false);
      expect(existsSync(mine)).toBe(true);
    } finally {
      runner.kill('SIGKILL');
      await rm(left, { recursive: true, force: true });
      await removeScratchDirectory(mine);
    }
  });
});
