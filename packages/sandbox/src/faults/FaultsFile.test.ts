import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { FaultsFile } from './FaultsFile';
import { FaultStore } from './FaultStore';

describe('FaultsFile', () => {
  const directory = mkdtempSync(join(tmpdir(), 'faults-'));
  const path = join(directory, 'faults.json');

  afterAll(() => rmSync(directory, { recursive: true }));

  it('follows the file, and keeps the last good one', async () => {
    const store = new FaultStore();
    const problems: string[] = [];
    const file = await FaultsFile.watch({
      path,
      store,
      onProblem: message => problems.push(message),
    });
    const until = async (done: () => boolean) => {
      for (let wait = 0; wait < 100 && !done(); wait += 1) {
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    };
    expect(store.list()).toEqual([]);

    writeFileSync(path, '[{"service":"ecs","errorCode":"Busy"}]');
    await until(() => store.list().length === 1);
    expect(store.list()[0]).toMatchObject({
      service: 'ecs',
      errorCode: 'Busy',
    });

    writeFileSync(path, '[{"service":"ecs"}]');
    await until(() => problems.length > 0);
    expect(problems[0]).toContain('needs an errorCode');
    expect(store.list()).toHaveLength(1);

    writeFileSync(path, '[]');
    await until(() => store.list().length === 0);
    expect(store.list()).toEqual([]);
    file.stop();
  });
});
