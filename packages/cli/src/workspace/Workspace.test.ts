import fs from 'fs-extra';
import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { resetWorkspace } from './resetWorkspace';
import { Workspace } from './Workspace';

describe('Workspace', () => {
  it('makes its secrets once, for the eyes of their owner only', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'workspace-'));
    const workspace = Workspace.open({ directory });
    const secrets = workspace.readSecrets();

    expect(secrets.databasePassword).toMatch(/^[0-9a-f]{48}$/);
    expect(Buffer.from(secrets.masterKey, 'base64')).toHaveLength(32);
    expect(Workspace.open({ directory }).readSecrets()).toEqual(secrets);
    const { mode } = await fs.stat(join(directory, 'secrets.json'));
    expect(mode % 0o1000).toBe(0o600);

    await fs.outputFile(join(workspace.stateDirectory, 'stack.json'), '{}');
    await resetWorkspace(workspace);
    expect(await fs.readdir(workspace.stateDirectory)).toEqual([]);
    expect(workspace.readSecrets()).not.toEqual(secrets);
    await fs.remove(directory);
  });
});
