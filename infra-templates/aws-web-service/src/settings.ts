import * as pulumi from '@pulumi/pulumi';

/** Everything that can be set about the stack, read once from Pulumi config. */
export interface Settings {
  environmentName: string;
  ownerRef: string;
  componentRef: string;
  stage: string;
  isProduction: boolean;
  containerImage: string;
  taskCount: number;
  cpu: number;
  memory: number;
  natMode: 'single' | 'per-az';
  databaseInstanceClass: string;
  databaseStorage: number;
  databaseUser: string;
  logRetentionDays: number;
  openaiApiKey?: pulumi.Output<string>;
}

/**
 * Reads the config of the project. The portal gives the first four; under the plain Pulumi CLI they
 * follow from the stack's name.
 */
export function readSettings(): Settings {
  const config = new pulumi.Config();
  const stage = config.get('stage') ?? 'dev';
  return {
    environmentName: config.get('environmentName') ?? pulumi.getStack(),
    ownerRef: config.get('ownerRef') ?? 'unknown',
    componentRef: config.get('componentRef') ?? 'unknown',
    stage,
    isProduction: stage === 'prod',
    containerImage:
      config.get('containerImage') ??
      'public.ecr.aws/docker/library/node:22-alpine',
    taskCount: config.getNumber('taskCount') ?? 1,
    cpu: config.getNumber('cpu') ?? 256,
    memory: config.getNumber('memory') ?? 512,
    natMode: config.get<Settings['natMode']>('natMode') ?? 'single',
    databaseInstanceClass: config.get('databaseInstanceClass') ?? 'db.t3.micro',
    databaseStorage: config.getNumber('databaseStorage') ?? 20,
    databaseUser: config.get('databaseUser') ?? 'appadmin',
    logRetentionDays: config.getNumber('logRetentionDays') ?? 7,
    openaiApiKey: config.getSecret('openaiApiKey'),
  };
}
