import fs from 'fs-extra';
import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { hashSources } from './hashSources';

describe('hashSources', () => {
  it('changes with names and contents, and not with what builds produce', async () => {
    const root = mkdtempSync(join(tmpdir(), 'sources-'));
    const hash = () => hashSources({ root, paths: ['a', 'yarn.lock', 'none'] });
    await fs.outputFile(join(root, 'a/src/index.ts'), 'one');
    await fs.outputFile(join(root, 'yarn.lock'), 'lock');
    const digests = [await hash()];

    await fs.outputFile(join(root, 'a/dist/index.js'), 'built');
    await fs.outputFile(join(root, 'a/node_modules/b/index.js'), 'installed');
    expect(await hash()).toBe(digests[0]);

    await fs.outputFile(join(root, 'a/src/index.ts'), 'two');
    digests.push(await hash());
    await fs.move(join(root, 'a/src/index.ts'), join(root, 'a/src/main.ts'));
    digests.push(await hash());
    await fs.outputFile(join(root, 'yarn.lock'), 'other');
    digests.push(await hash());
    expect(new Set(digests).size).toBe(4);
    await fs.remove(root);
  });
});
