import { SecurityGroup } from '@pulumi/aws/ec2';
import {
  SecurityGroupEgressRule,
  SecurityGroupIngressRule,
} from '@pulumi/aws/vpc';
import * as pulumi from '@pulumi/pulumi';
import { logicalName } from '../names';
import { DATABASE_PORT, SERVICE_PORT } from '../ports';
import { Settings } from '../settings';
import { standardTags } from '../tags';

/** Who may talk to whom: the world to the load balancer, that to the service, the service to the database. */
export class Security extends pulumi.ComponentResource {
  readonly loadBalancerGroupId: pulumi.Output<string>;
  readonly serviceGroupId: pulumi.Output<string>;
  readonly databaseGroupId: pulumi.Output<string>;

  constructor(
    settings: Settings,
    vpcId: pulumi.Input<string>,
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('backlot:aws-web-service:Security', 'security', {}, options);
    const parent = { parent: this };
    const tags = (name: string) => standardTags(settings, name);
    // A description cannot be changed without replacing the group, so that it names nothing that varies.
    const group = (part: string, description: string) =>
      new SecurityGroup(
        logicalName(settings.environmentName, part),
        { vpcId, description, revokeRulesOnDelete: true, tags: tags(part) },
        parent,
      );
    const loadBalancer = group('alb', 'Load balancer');
    const service = group('service', 'Service');
    const database = group('database', 'Database');

    for (const port of [80, 443]) {
      new SecurityGroupIngressRule(
        `alb-from-world-${port}`,
        {
          securityGroupId: loadBalancer.id,
          description: `Web on port ${port}`,
          cidrIpv4: '0.0.0.0/0',
          ipProtocol: 'tcp',
          fromPort: port,
          toPort: port,
          tags: tags(`alb-from-world-${port}`),
        },
        parent,
      );
    }
    const between = (
      name: string,
      from: SecurityGroup,
      to: SecurityGroup,
      port: number,
    ) => {
      const shared = { ipProtocol: 'tcp', fromPort: port, toPort: port };
      new SecurityGroupEgressRule(
        `${name}-out`,
        {
          ...shared,
          securityGroupId: from.id,
          referencedSecurityGroupId: to.id,
          description: `To port ${port}`,
          tags: tags(`${name}-out`),
        },
        parent,
      );
      new SecurityGroupIngressRule(
        `${name}-in`,
        {
          ...shared,
          securityGroupId: to.id,
          referencedSecurityGroupId: from.id,
          description: `Port ${port}`,
          tags: tags(`${name}-in`),
        },
        parent,
      );
    };
    between('alb-to-service', loadBalancer, service, SERVICE_PORT);
    between('service-to-database', service, database, DATABASE_PORT);
    new SecurityGroupEgressRule(
      'service-to-internet',
      {
        securityGroupId: service.id,
        description: 'AWS and OpenAI over HTTPS',
        cidrIpv4: '0.0.0.0/0',
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        tags: tags('service-to-internet'),
      },
      parent,
    );

    this.loadBalancerGroupId = loadBalancer.id;
    this.serviceGroupId = service.id;
    this.databaseGroupId = database.id;
    this.registerOutputs();
  }
}
