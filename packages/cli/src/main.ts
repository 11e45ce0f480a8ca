import { Command, InvalidArgumentError } from 'commander';
import { benchOperations } from './benches/benchOperations';
import { inspect } from './commands/inspect';
import { runTests } from './commands/runTests';
import { start } from './commands/start';

// When the terminal is gone nobody reads the lines, but everything must still be ended in order.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const program = new Command('backlot').description(
  'Self-service AWS environments for Backstage',
);

program
  .command('start')
  .description('run the portal with a simulated AWS account, until Ctrl-C')
  .option('--reset', 'begin anew: forget every environment first')
  .option('--port <number>', 'where the portal listens', readPort)
  .action(async options => {
    process.exitCode = await start(options);
  });

program
  .command('doctor')
  .description('say what was found, what is missing and how to get it')
  .action(async () => {
    process.exitCode = await inspect();
  });

program
  .command('test')
  .description('run every check and end with the number passed and failed')
  .option('--only <kind>', 'unit, integration or e2e')
  .action(async options => {
    process.exitCode = await runTests(options);
  });

program
  .command('bench')
  .description('measure; prints ratios of the same run')
  .addCommand(
    new Command('operations')
      .description('deploys through the portal against a plain script')
      .action(async () => {
        process.exitCode = await benchOperations();
      }),
  );

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new InvalidArgumentError('a port is a number from 1 to 65535');
  }
  return port;
}

program
  .parseAsync(process.argv)
  .catch(error => {
    process.stderr.write(`backlot: ${error.message}\n`);
    process.exitCode = 1;
  })
  // What a stop left behind, such as a connection kept alive, must not keep the terminal.
  .finally(() => process.exit());
