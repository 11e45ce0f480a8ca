import * as pulumi from '@pulumi/pulumi';

/** Everything that can be set about the stack, read once from Pulumi config. */
export interface Settings {
  environmentName: string;
  ownerRef: string;
  componentRef: string;
  stage: string;
  isProduction: boolean;
  /** Undefined until the application has an image: a placeholder runs. */
  containerImage?: string;
  taskCount: number;
  cpu: number;
  memory: number;
  natMode: 'single' | 'per-az';
  databaseInstanceClass: string;
  databaseStorage: number;
  databaseUser: string;
  deletionProtection: boolean;
  logRetentionDays: number;
  openaiApiKey?: pulumi.Output<string>;
}

/** What the stages of the manifest set, for the plain Pulumi CLI, which does not read it. */
const STAGES: Record<
  string,
  Pick<
    Settings,
    | 'taskCount'
    | 'natMode'
    | 'databaseInstanceClass'
    | 'databaseStorage'
    | 'deletionProtection'
    | 'logRetentionDays'
  >
> = {
  dev: {
    taskCount: 1,
    natMode: 'single',
    databaseInstanceClass: 'db.t3.micro',
    databaseStorage: 20,
    deletionProtection: false,
    logRetentionDays: 7,
  },
  staging: {
    taskCount: 2,
    natMode: 'single',
    databaseInstanceClass: 'db.t3.small',
    databaseStorage: 50,
    deletionProtection: false,
    logRetentionDays: 30,
  },
  prod: {
    taskCount: 3,
    natMode: 'per-az',
    databaseInstanceClass: 'db.t3.medium',
    databaseStorage: 100,
    deletionProtection: true,
    logRetentionDays: 90,
  },
};

/**
 * Reads the config of the project. The portal gives the first four; under the plain Pulumi CLI they
 * follow from the stack's name.
 */
export function readSettings(): Settings {
  const config = new pulumi.Config();
  const stack = pulumi.getStack();
  const stage = config.get('stage') ?? (stack in STAGES ? stack : 'dev');
  const defaults = STAGES[stage] ?? STAGES.dev;
  return {
    environmentName:
      config.get('environmentName') ??
      // A stack called prod would otherwise name its load balancer, and much else, just prod.
      (stack in STAGES ? `web-service-${stack}` : stack),
    ownerRef: config.get('ownerRef') ?? 'unknown',
    componentRef: config.get('componentRef') ?? 'unknown',
    stage,
    isProduction: stage === 'prod',
    containerImage: config.get('containerImage'),
    taskCount:
      config.getNumber('taskCount', { min: 1, max: 3 }) ?? defaults.taskCount,
    cpu: config.getNumber('cpu') ?? 256,
    memory: config.getNumber('memory') ?? 512,
    natMode:
      config.get<Settings['natMode']>('natMode', {
        allowedValues: ['single', 'per-az'],
      }) ?? defaults.natMode,
    databaseInstanceClass:
      config.get('databaseInstanceClass') ?? defaults.databaseInstanceClass,
    databaseStorage:
      config.getNumber('databaseStorage', { min: 20, max: 1000 }) ??
      defaults.databaseStorage,
    databaseUser:
      config.get('databaseUser', {
        pattern: /^(?!admin$|rdsadmin$|pg_)[a-z][a-z0-9_]{0,15}$/,
      }) ?? 'appadmin',
    deletionProtection:
      config.getBoolean('deletionProtection') ?? defaults.deletionProtection,
    logRetentionDays:
      config.getNumber('logRetentionDays') ?? defaults.logRetentionDays,
    openaiApiKey: config.getSecret('openaiApiKey'),
  };
}
