/** Bundles the stand-in of the AWS provider into `bundle/`. */
const { build } = require('esbuild');
const { mkdir, rename, writeFile } = require('fs/promises');
const { dirname, resolve } = require('path');

async function bundleProvider() {
  const root = resolve(__dirname, '..');
  const outfile = resolve(root, 'bundle/pulumi-resource-aws.cjs');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/provider/main.ts'],
    outfile,
    write: false,
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
  // An engine that starts the provider meanwhile finds the old one or the new one.
  await mkdir(dirname(outfile), { recursive: true });
  const temporary = `${outfile}.${process.pid}`;
  await writeFile(temporary, outputFiles[0].contents);
  await rename(temporary, outfile);
}

module.exports = { bundleProvider };

if (require.main === module) {
  bundleProvider().catch(error => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
