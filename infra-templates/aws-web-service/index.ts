import { Compute } from './src/compute/Compute';
import { Database, databaseIdentifier } from './src/database/Database';
import { Deployment } from './src/deployment/Deployment';
import { Monitoring } from './src/monitoring/Monitoring';
import { Networking } from './src/networking/Networking';
import { Secrets } from './src/secrets/Secrets';
import { Security } from './src/security/Security';
import { readSettings } from './src/settings';

const settings = readSettings();
const networking = new Networking(settings);
const security = new Security(settings, networking.vpcId);
const secrets = new Secrets(settings);
const monitoring = new Monitoring(settings, databaseIdentifier(settings));
const database = new Database(
  settings,
  {
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

export const serviceUrl = deployment.url;
export const repositoryUrl = deployment.repository.repositoryUrl;
export const clusterName = compute.cluster.name;
export const serviceName = compute.service.name;
export const databaseEndpoint = database.endpoint;
export const logGroupName = monitoring.serviceLogGroup.name;
export const jwtSecretArn = secrets.jwtSecretArn;
