import fs from 'fs-extra';
import { basename, join } from 'path';

/** The test files of the workspace, split by whether they need a running service. */
export interface TestFiles {
  unit: string[];
  integration: string[];
}

const WORKSPACES = ['packages', 'plugins', 'infra-templates'];
const SOURCE = /\.(ts|tsx|js)$/;
const TEST = /\.test\.(ts|tsx|js)$/;
// Put together, so that this file does not count as one that reads the variables.
const SERVICE = new RegExp(['BACKLOT', 'TEST', ''].join('_'));

/**
 * Splits the tests: one needs a service when it, or a file beside it that it
 * imports, reads one of the variables that tell where services are.
 */
export async function selectTestFiles(root: string): Promise<TestFiles> {
  const files: string[] = [];
  for (const workspace of WORKSPACES) {
    await listSources(join(root, workspace), files);
  }
  const contents = new Map<string, string>();
  for (const file of files) {
    contents.set(file, await fs.readFile(file, 'utf8'));
  }
  const connectors = files
    .filter(file => !TEST.test(file) && SERVICE.test(contents.get(file)!))
    .map(file => basename(file).replace(SOURCE, ''));
  const needsService = (file: string) => {
    const content = contents.get(file)!;
    return (
      SERVICE.test(content) ||
      connectors.some(name => content.includes(`/${name}'`))
    );
  };
  const tests = files.filter(file => TEST.test(file));
  return {
    unit: tests.filter(file => !needsService(file)),
    integration: tests.filter(needsService),
  };
}

async function listSources(path: string, files: string[]): Promise<void> {
  for (const entry of await fs.readdir(path, { withFileTypes: true })) {
    if (['node_modules', 'dist', 'bundle', 'e2e-tests'].includes(entry.name)) {
      continue;
    }
    const child = join(path, entry.name);
    if (entry.isDirectory()) {
      await listSources(child, files);
    } else if (SOURCE.test(entry.name)) {
      files.push(child);
    }
  }
}
