import { Compute } from './compute/Compute';
import { Database, databaseIdentifier } from './database/Database';
import { Deployment } from './deployment/Deployment';
import { Monitoring } from './monitoring/Monitoring';
import { FlowLogs } from './networking/FlowLogs';
import { Networking } from './networking/Networking';
import { Secrets } from './secrets/Secrets';
import { Security } from './security/Security';
import { Settings } from './settings';

/** Makes the whole stack and gives its outputs. */
export function createStack(settings: Settings) {
  const networking = new Networking(settings);
  const identifier = databaseIdentifier(settings, networking.vpcId);
  const security = new Security(settings, networking.vpcId);
  const secrets = new Secrets(settings);
  const monitoring = new Monitoring(settings, identifier);
  new FlowLogs(settings, {
    vpcId: networking.vpcId,
    logGroupArn: monitoring.networkLogGroup.arn,
  });
  const database = new Database(
    settings,
    {
      identifier,
      subnetIds: networking.privateSubnetIds,
      securityGroupId: security.databaseGroupId,
    },
    // RDS would make the log group itself, without an end to its retention.
    { dependsOn: [monitoring.databaseLogGroup] },
  );
  const deployment = new Deployment(settings, {
    vpcId: networking.vpcId,
    subnetIds: networking.publicSubnetIds,
    securityGroupId: security.loadBalancerGroupId,
  });
  const compute = new Compute(settings, {
    subnetIds: networking.privateSubnetIds,
    securityGroupId: security.serviceGroupId,
    database,
    deployment,
    monitoring,
    secrets,
  });
  return {
    serviceUrl: deployment.url,
    repositoryUrl: deployment.repository.repositoryUrl,
    clusterName: compute.cluster.name,
    serviceName: compute.service.name,
    databaseEndpoint: database.endpoint,
    logGroupName: monitoring.serviceLogGroup.name,
    jwtSecretArn: secrets.jwtSecretArn,
  };
}
