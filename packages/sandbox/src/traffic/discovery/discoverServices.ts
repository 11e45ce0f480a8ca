import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  paginateListClusters,
  paginateListServices,
  paginateListTasks,
  Service,
} from '@aws-sdk/client-ecs';
import { ServiceSubject } from './Subject';

const DESCRIBED_AT_ONCE = 10;

/** The ECS services of every cluster. */
export async function discoverServices(
  client: ECSClient,
): Promise<ServiceSubject[]> {
  const subjects: ServiceSubject[] = [];
  for await (const page of paginateListClusters({ client }, {})) {
    for (const cluster of page.clusterArns ?? []) {
      for (const service of await listServices(client, cluster)) {
        subjects.push(await toSubject(client, cluster, service));
      }
    }
  }
  return subjects;
}

async function listServices(
  client: ECSClient,
  cluster: string,
): Promise<Service[]> {
  const found: Service[] = [];
  for await (const page of paginateListServices(
    { client, pageSize: DESCRIBED_AT_ONCE },
    { cluster },
  )) {
    if (page.serviceArns?.length) {
      const { services } = await client.send(
        new DescribeServicesCommand({ cluster, services: page.serviceArns }),
      );
      found.push(...(services ?? []));
    }
  }
  return found.filter(it => it.status === 'ACTIVE');
}

async function toSubject(
  client: ECSClient,
  cluster: string,
  service: Service,
): Promise<ServiceSubject> {
  const { serviceName = '', serviceArn = '', taskDefinition = '' } = service;
  const deployment = service.deployments?.find(it => it.status === 'PRIMARY');
  return {
    kind: 'service',
    key: serviceArn,
    cluster: lastPart(cluster),
    service: serviceName,
    runningCount: service.runningCount ?? 0,
    desiredCount: service.desiredCount ?? 0,
    revision: `${taskDefinition} ${deployment?.id ?? ''}`,
    createdAt: service.createdAt,
    targetGroupArns: (service.loadBalancers ?? []).flatMap(it =>
      it.targetGroupArn ? [it.targetGroupArn] : [],
    ),
    taskIds: await listTaskIds(client, cluster, serviceName),
    log: await findLog(client, taskDefinition),
  };
}

async function listTaskIds(
  client: ECSClient,
  cluster: string,
  serviceName: string,
): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of paginateListTasks(
    { client },
    { cluster, serviceName },
  )) {
    ids.push(...(page.taskArns ?? []).map(lastPart));
  }
  return ids.sort();
}

async function findLog(
  client: ECSClient,
  taskDefinition: string,
): Promise<ServiceSubject['log']> {
  const { taskDefinition: found } = await client.send(
    new DescribeTaskDefinitionCommand({ taskDefinition }),
  );
  for (const container of found?.containerDefinitions ?? []) {
    const options = container.logConfiguration?.options ?? {};
    if (options['awslogs-group']) {
      return {
        group: options['awslogs-group'],
        streamPrefix: `${options['awslogs-stream-prefix'] ?? 'ecs'}/${
          container.name
        }`,
      };
    }
  }
  return undefined;
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
