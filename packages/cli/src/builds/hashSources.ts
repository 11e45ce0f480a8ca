import { createHash } from 'crypto';
import fs from 'fs-extra';
import { join, relative } from 'path';

const SKIPPED = new Set(['node_modules', 'dist', 'bundle', 'e2e-tests']);

/** A digest over the names and contents of files and directories; what builds produce is left out. */
export async function hashSources(options: {
  root: string;
  paths: string[];
}): Promise<string> {
  const hash = createHash('sha256');
  for (const path of options.paths) {
    for (const file of await listFiles(join(options.root, path))) {
      hash.update(`${relative(options.root, file)}\0`);
      hash.update(await fs.readFile(file));
      hash.update('\0');
    }
  }
  return hash.digest('hex');
}

async function listFiles(path: string): Promise<string[]> {
  if (!(await fs.pathExists(path))) {
    return [];
  }
  if (!(await fs.stat(path)).isDirectory()) {
    return [path];
  }
  const files: string[] = [];
  for (const name of (await fs.readdir(path)).sort()) {
    if (!SKIPPED.has(name)) {
      files.push(...(await listFiles(join(path, name))));
    }
  }
  return files;
}
