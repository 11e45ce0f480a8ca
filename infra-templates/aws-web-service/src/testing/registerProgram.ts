import * as pulumi from '@pulumi/pulumi';

/** A resource as the program asked for it. */
export interface RegisteredResource {
  type: string;
  name: string;
  inputs: any;
}

/** Runs the program under mocks and gives the resources that it registers. */
export async function registerProgram(
  config: Record<string, unknown>,
): Promise<RegisteredResource[]> {
  const registered: RegisteredResource[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        registered.push({ type, name, inputs });
        return {
          id: id || `${name}-id`,
          state: { ...inputs, name: inputs.name ?? name, arn: `arn:${name}` },
        };
      },
      call: ({ token }) => {
        switch (token) {
          case 'aws:index/getAvailabilityZones:getAvailabilityZones':
            return { names: ['us-east-1a', 'us-east-1b', 'us-east-1c'] };
          case 'aws:index/getRegion:getRegion':
            return { region: 'us-east-1' };
          case 'aws:index/getCallerIdentity:getCallerIdentity':
            return { accountId: '123456789012' };
          case 'aws:secretsmanager/getRandomPassword:getRandomPassword':
            return { randomPassword: 'x'.repeat(64) };
          default:
            throw new Error(
              `The program called ${token}, which no mock answers`,
            );
        }
      },
    },
    'aws-web-service',
    'test',
  );
  pulumi.runtime.setAllConfig(
    Object.fromEntries(
      Object.entries(config).map(([name, value]) => [
        `aws-web-service:${name}`,
        String(value),
      ]),
    ),
    ['aws-web-service:openaiApiKey'],
  );
  const exported = jest.requireActual('../../index');
  await Promise.all(Object.values(exported).map(settled));
  await pulumi.runtime.disconnect();
  return registered;
}

function settled(value: unknown): Promise<unknown> {
  const output = pulumi.output(value) as pulumi.Output<unknown>;
  return new Promise(resolve => {
    output.apply(resolve);
  });
}
