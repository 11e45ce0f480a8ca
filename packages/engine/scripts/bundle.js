/** Bundles the programs of the engine's child processes into `bundle/`. */
const { build } = require('esbuild');
const { mkdir, rename, writeFile } = require('fs/promises');
const { basename, resolve } = require('path');

async function bundleRunner() {
  const root = resolve(__dirname, '..');
  const directory = resolve(root, 'bundle');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: {
      runner: 'src/runner/main.ts',
      estimator: 'src/estimator/main.ts',
    },
    outdir: directory,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // One copy only, shared with the template's program, which is loaded at run time.
    external: ['@pulumi/pulumi', '@pulumi/pulumi/*'],
    logLevel: 'warning',
  });
  await mkdir(directory, { recursive: true });
  await Promise.all(
    outputFiles.map(async ({ path, contents }) => {
      // Renamed into place, because another process may be about to load it.
      const draft = resolve(directory, `.${process.pid}-${basename(path)}`);
      await writeFile(draft, contents);
      await rename(draft, path);
    }),
  );
}

module.exports = { bundleRunner };

if (require.main === module) {
  bundleRunner().catch(error => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
