import { createStack } from './src/createStack';
import { readSettings } from './src/settings';

export const {
  serviceUrl,
  repositoryUrl,
  clusterName,
  serviceName,
  databaseEndpoint,
  logGroupName,
  jwtSecretArn,
} = createStack(readSettings());
