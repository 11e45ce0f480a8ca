import fs from 'fs-extra';
import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { selectTestFiles } from './selectTestFiles';

describe('selectTestFiles', () => {
  it('tells tests that need a service from those that do not', async () => {
    const root = mkdtempSync(join(tmpdir(), 'workspace-'));
    const variable = ['BACKLOT', 'TEST', 'DATABASE_URL'].join('_');
    const files = {
      'packages/a/src/plain.test.ts': 'it()',
      'packages/a/src/direct.test.ts': `process.env.${variable}`,
      'packages/a/src/openDatabase.ts': `process.env.${variable}`,
      'packages/a/src/store.test.ts': "import { x } from './openDatabase';",
      'packages/a/node_modules/b/other.test.js': 'it()',
      'plugins/.keep': '',
      'infra-templates/.keep': '',
    };
    for (const [path, content] of Object.entries(files)) {
      await fs.outputFile(join(root, path), content);
    }

    const selected = await selectTestFiles(root);

    expect(selected.unit).toEqual([join(root, 'packages/a/src/plain.test.ts')]);
    expect(selected.integration.sort()).toEqual([
      join(root, 'packages/a/src/direct.test.ts'),
      join(root, 'packages/a/src/store.test.ts'),
    ]);
    await fs.remove(root);
  });
});
