import fs from 'fs-extra';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { installEmulator } from './installEmulator';

/** Makes an environment as Python does, with itself in it, and writes down what it is asked. */
const PYTHON = (record: string) => `#!/bin/sh
RECORD='${record}'
echo "$2" >> "$RECORD"
if [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; fi
if [ "$2" = pip ] && [ -e "$RECORD.broken" ]; then echo "no network" >&2; exit 1; fi
exit 0
`;

describe('installEmulator', () => {
  const directory = mkdtempSync(join(tmpdir(), 'install-'));
  const pythonPath = join(directory, 'python');
  const record = join(directory, 'record');

  afterAll(() => rmSync(directory, { recursive: true }));

  const install = () => installEmulator({ directory, pythonPath });
  const readRecord = async () => {
    const lines = (await fs.readFile(record, 'utf8')).trim().split('\n');
    await fs.remove(record);
    return lines.filter(it => it === 'venv' || it === 'pip');
  };

  it('takes an interrupted installation up, and a finished one as it is', async () => {
    await fs.writeFile(pythonPath, PYTHON(record), { mode: 0o755 });
    await fs.writeFile(`${record}.broken`, '');
    await expect(install()).rejects.toThrow('no network');
    await fs.remove(`${record}.broken`);
    expect(await readRecord()).toEqual(['venv', 'pip']);

    const executable = await install();
    expect(executable).toMatch(/ministack-[0-9a-f]{12}\/bin\/ministack$/);
    expect(await readRecord()).toEqual(['venv', 'pip']);

    expect(await install()).toBe(executable);
    expect(await fs.pathExists(record)).toBe(false);
  });
});
