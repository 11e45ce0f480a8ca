import * as pulumi from '@pulumi/pulumi';
import { createStack } from '../createStack';
import { readSettings } from '../settings';

/** A resource as the program asked for it. */
export interface RegisteredResource {
  type: string;
  name: string;
  inputs: any;
}

/** Makes the stack under mocks; gives its outputs and the resources that it registers. */
export async function registerStack(options: {
  stack?: string;
  config: Record<string, unknown>;
}): Promise<{
  resources: RegisteredResource[];
  outputs: Record<string, unknown>;
}> {
  const resources: RegisteredResource[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        resources.push({ type, name, inputs });
        return {
          id: id || `${name}-id`,
          state: { ...outputsOf(type, name), ...inputs },
        };
      },
      call: ({ token }) => answer(token),
    },
    'aws-web-service',
    options.stack ?? 'test',
  );
  pulumi.runtime.setAllConfig(
    Object.fromEntries(
      Object.entries(options.config).map(([name, value]) => [
        `aws-web-service:${name}`,
        String(value),
      ]),
    ),
    ['aws-web-service:openaiApiKey'],
  );
  const created = await withPlainStackTraces(async () => {
    const stack = createStack(readSettings());
    await pulumi.runtime.disconnect();
    return stack;
  });
  const outputs = await Promise.all(
    Object.entries(created).map(async ([name, output]) => [
      name,
      await (output as any).promise(),
    ]),
  );
  return { resources, outputs: Object.fromEntries(outputs) };
}

/** Pulumi takes a stack trace for each promise; Jest would look each of them up in source maps. */
async function withPlainStackTraces<T>(run: () => Promise<T>): Promise<T> {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = String;
  try {
    return await run();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}

function outputsOf(type: string, name: string): object {
  return {
    name,
    arn: `arn:${name}`,
    ...(type === 'aws:secretsmanager/secretVersion:SecretVersion'
      ? { versionId: 'version-1' }
      : {}),
    ...(type === 'aws:rds/instance:Instance'
      ? {
          address: 'database.test',
          endpoint: 'database.test:5432',
          masterUserSecrets: [{ secretArn: 'arn:database-password' }],
        }
      : {}),
    ...(type === 'aws:lb/loadBalancer:LoadBalancer'
      ? { dnsName: 'alb.test' }
      : {}),
  };
}

function answer(token: string): object {
  switch (token) {
    case 'aws:index/getAvailabilityZones:getAvailabilityZones':
      return { names: ['us-east-1a', 'us-east-1b', 'us-east-1c'] };
    case 'aws:index/getRegion:getRegion':
      return { region: 'us-east-1' };
    case 'aws:index/getCallerIdentity:getCallerIdentity':
      return { accountId: '123456789012' };
    case 'aws:secretsmanager/getRandomPassword:getRandomPassword':
      return { randomPassword: 'random-canary-password' };
    default:
      throw new Error(`The program called ${token}, which no mock answers`);
  }
}
