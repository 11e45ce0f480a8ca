import { LocalWorkspace } from '@pulumi/pulumi/automation';

/** What a user would write by hand: the same program, run through the Automation API as it comes. */
async function main() {
  const [stackName, region] = process.argv.slice(2);
  const stack = await LocalWorkspace.createOrSelectStack({
    stackName,
    projectName: 'aws-web-service',
    program: async () => ({
      ...(await import('@backlot/infra-template-aws-web-service')),
    }),
  });
  await stack.setAllConfig({
    'aws:region': { value: region },
    'aws:skipMetadataApiCheck': { value: 'true' },
    'aws-web-service:stage': { value: 'dev' },
    'aws-web-service:environmentName': { value: stackName },
  });
  await stack.up({ onOutput: text => process.stdout.write(text) });
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
