/** Bundles the programs of the engine's child processes into `bundle/`. */
const { build } = require('esbuild');
const { resolve } = require('path');

async function bundleRunner() {
  const root = resolve(__dirname, '..');
  await build({
    absWorkingDir: root,
    entryPoints: {
      runner: 'src/runner/main.ts',
      estimator: 'src/estimator/main.ts',
    },
    outdir: 'bundle',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // One copy only, shared with the template's program, which is loaded at run time.
    external: ['@pulumi/pulumi', '@pulumi/pulumi/*'],
    logLevel: 'warning',
  });
}

module.exports = { bundleRunner };

if (require.main === module) {
  bundleRunner().catch(error => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
