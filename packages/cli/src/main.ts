import { Command } from 'commander';
import { inspect } from './commands/inspect';
import { runTests } from './commands/runTests';

const program = new Command('backlot').description(
  'Self-service AWS environments for Backstage',
);

program
  .command('doctor')
  .description('say what was found, what is missing and how to get it')
  .action(async () => {
    process.exitCode = await inspect();
  });

program
  .command('test')
  .description('run every check and end with the number passed and failed')
  .option('--only <kind>', 'unit or integration')
  .action(async options => {
    process.exitCode = await runTests(options);
  });

program.parseAsync(process.argv).catch(error => {
  process.stderr.write(`backlot: ${error.message}\n`);
  process.exitCode = 1;
});
