import { LogGroup } from '@pulumi/aws/cloudwatch';
import * as pulumi from '@pulumi/pulumi';
import { Settings } from '../settings';
import { standardTags } from '../tags';

/** Log groups, made before what writes to them so that their retention holds from the first line. */
export class Monitoring extends pulumi.ComponentResource {
  readonly serviceLogGroup: LogGroup;
  readonly databaseLogGroup: LogGroup;
  readonly networkLogGroup: LogGroup;

  constructor(
    settings: Settings,
    databaseIdentifier: pulumi.Input<string>,
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('backlot:aws-web-service:Monitoring', 'monitoring', {}, options);
    const group = (logicalName: string, name: pulumi.Input<string>) =>
      new LogGroup(
        logicalName,
        {
          name,
          retentionInDays: settings.logRetentionDays,
          tags: standardTags(settings, logicalName),
        },
        { parent: this },
      );
    this.serviceLogGroup = group(
      'service-logs',
      `/ecs/${settings.environmentName}`,
    );
    // RDS chooses this name itself.
    this.databaseLogGroup = group(
      'database-logs',
      pulumi.interpolate`/aws/rds/instance/${databaseIdentifier}/postgresql`,
    );
    this.networkLogGroup = group(
      'network-logs',
      `/vpc/${settings.environmentName}`,
    );
    this.registerOutputs();
  }
}
