/** Bundles the stand-in of the AWS provider into `bundle/`. */
const { build } = require('esbuild');
const { resolve } = require('path');

async function bundleProvider() {
  await build({
    absWorkingDir: resolve(__dirname, '..'),
    entryPoints: { 'pulumi-resource-aws': 'src/provider/main.ts' },
    outdir: 'bundle',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // Names stay: the messages of the SDK's errors are told by them.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}

module.exports = { bundleProvider };

if (require.main === module) {
  bundleProvider().catch(error => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
