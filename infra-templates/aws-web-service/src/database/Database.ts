import { Instance, ParameterGroup, SubnetGroup } from '@pulumi/aws/rds';
import * as pulumi from '@pulumi/pulumi';
import { logicalName } from '../names';
import { DATABASE_PORT } from '../ports';
import { Settings } from '../settings';
import { standardTags } from '../tags';

/**
 * Identifier of the database instance; log group and final snapshot are named after it. RDS may make
 * the log group once more after its deletion, and a final snapshot stays: the part from the network
 * keeps them out of the way of a later environment of the same name.
 */
export function databaseIdentifier(
  settings: Settings,
  vpcId: pulumi.Output<string>,
): pulumi.Output<string> {
  return vpcId.apply(id => `${settings.environmentName}-${id.slice(-8)}`);
}

/** PostgreSQL in the private subnets. RDS keeps the password. */
export class Database extends pulumi.ComponentResource {
  readonly endpoint: pulumi.Output<string>;
  readonly host: pulumi.Output<string>;
  readonly name = 'app';
  /** ARN of the secret with user and password; undefined where the account does not make one. */
  readonly secretArn: pulumi.Output<string | undefined>;

  constructor(
    settings: Settings,
    args: {
      identifier: pulumi.Output<string>;
      subnetIds: pulumi.Input<string>[];
      securityGroupId: pulumi.Input<string>;
    },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('backlot:aws-web-service:Database', 'database', {}, options);
    const parent = { parent: this };
    const { isProduction, deletionProtection } = settings;
    const subnets = new SubnetGroup(
      logicalName(settings.environmentName, 'subnets'),
      { subnetIds: args.subnetIds, tags: standardTags(settings, 'subnets') },
      parent,
    );
    const parameters = new ParameterGroup(
      logicalName(settings.environmentName, 'pg17'),
      {
        family: 'postgres17',
        parameters: [
          { name: 'rds.force_ssl', value: '1' },
          { name: 'log_statement', value: 'ddl' },
          { name: 'log_min_duration_statement', value: '1000' },
        ],
        tags: standardTags(settings, 'pg17'),
      },
      parent,
    );
    const instance = new Instance(
      'database',
      {
        identifier: args.identifier,
        engine: 'postgres',
        engineVersion: '17',
        engineLifecycleSupport: 'open-source-rds-extended-support-disabled',
        instanceClass: settings.databaseInstanceClass,
        dbName: this.name,
        port: DATABASE_PORT,
        username: settings.databaseUser,
        manageMasterUserPassword: true,
        iamDatabaseAuthenticationEnabled: true,
        allocatedStorage: settings.databaseStorage,
        maxAllocatedStorage: settings.databaseStorage * 2,
        storageType: 'gp3',
        storageEncrypted: true,
        multiAz: isProduction,
        publiclyAccessible: false,
        dbSubnetGroupName: subnets.name,
        vpcSecurityGroupIds: [args.securityGroupId],
        parameterGroupName: parameters.name,
        caCertIdentifier: 'rds-ca-rsa2048-g1',
        backupRetentionPeriod: 7,
        copyTagsToSnapshot: true,
        autoMinorVersionUpgrade: true,
        enabledCloudwatchLogsExports: ['postgresql'],
        deletionProtection,
        deleteAutomatedBackups: !isProduction,
        // Read from the state when it is destroyed, so that it is settled at creation.
        skipFinalSnapshot: !isProduction,
        finalSnapshotIdentifier: isProduction
          ? pulumi.interpolate`${args.identifier}-final`
          : undefined,
        tags: standardTags(settings, 'database'),
      },
      // The engine refuses a plan that would delete or replace it.
      { ...parent, protect: deletionProtection },
    );
    this.endpoint = instance.endpoint;
    this.host = instance.address;
    this.secretArn = instance.masterUserSecrets.apply(
      secrets => secrets?.[0]?.secretArn,
    );
    this.registerOutputs();
  }
}
