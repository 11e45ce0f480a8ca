import type { ECS, Service } from '@aws-sdk/client-ecs';
import { orMissing } from '../../aws/orMissing';
import { waitFor } from '../../aws/waitFor';
import { defineHandler } from '../../resources/defineHandler';
import { HandlerContext } from '../../resources/ResourceHandler';
import { ServiceInputs } from './ServiceInputs';
import { fromService, toServiceRequest } from './serviceRequests';
import { fromEcsTags, toEcsTags, updateTags } from './tagging';

/** Inputs that only steer the provider. */
const steering: (keyof ServiceInputs)[] = [
  'waitForSteadyState',
  'forceDelete',
  'tags',
  'tagsAll',
];

export const serviceHandler = defineHandler<ServiceInputs>({
  type: 'aws:ecs/service:Service',
  label: 'ECS Service',
  tagged: true,
  naming: { property: 'name', maximumLength: 255 },
  immutable: [
    'name',
    'cluster',
    'launchType',
    'schedulingStrategy',
    'deploymentController',
  ],
  computed: ['arn'],
  defaults: {
    schedulingStrategy: 'REPLICA',
    propagateTags: 'NONE',
    deploymentMaximumPercent: 200,
    deploymentMinimumHealthyPercent: 100,
    deploymentController: { type: 'ECS' },
    enableExecuteCommand: false,
    enableEcsManagedTags: false,
    healthCheckGracePeriodSeconds: 0,
  },
  async create(context, inputs) {
    const ecs = await context.client('ecs');
    const { service } = await ecs.createService({
      ...toServiceRequest(inputs),
      serviceName: inputs.name,
      launchType: inputs.launchType,
      schedulingStrategy: inputs.schedulingStrategy,
      deploymentController: inputs.deploymentController?.type
        ? { type: inputs.deploymentController.type }
        : undefined,
      tags: toEcsTags(inputs.tagsAll),
    });
    return service!.serviceArn!;
  },
  async settle(context, id, { inputs }) {
    if (inputs.waitForSteadyState !== false) {
      await waitUntilStable(context, id, inputs);
    }
  },
  async read(context, id, known) {
    const ecs = await context.client('ecs');
    const service = await find(ecs, id);
    if (!service || service.status === 'INACTIVE') {
      return undefined;
    }
    return {
      inputs: {
        ...fromService(service, known.inputs),
        tagsAll: fromEcsTags(service.tags),
      },
      outputs: { arn: service.serviceArn },
    };
  },
  async update(context, id, change) {
    const ecs = await context.client('ecs');
    const { inputs, oldInputs } = change;
    const names = Object.keys({
      ...oldInputs,
      ...inputs,
    }) as (keyof ServiceInputs)[];
    if (names.some(name => !steering.includes(name) && change.changed(name))) {
      const request = toServiceRequest(inputs);
      await ecs.updateService({
        ...request,
        service: id,
        // The count that autoscaling chose stays unless it is to be another.
        desiredCount: change.changed('desiredCount')
          ? request.desiredCount
          : undefined,
        forceNewDeployment:
          inputs.forceNewDeployment || change.changed('triggers') || undefined,
      });
    }
    await updateTags(ecs, id, change);
  },
  async delete(context, id, { inputs }) {
    const ecs = await context.client('ecs');
    const { cluster } = inputs;
    if (!inputs.forceDelete) {
      await ecs.updateService({ cluster, service: id, desiredCount: 0 });
    }
    await ecs.deleteService({
      cluster,
      service: id,
      force: inputs.forceDelete ?? false,
    });
    await waitFor(
      {
        subject: `ECS Service (${inputs.name}) to be deleted`,
        context,
      },
      async () => {
        const service = await orMissing(find(ecs, id));
        return !service || service.status === 'INACTIVE' || undefined;
      },
    );
  },
});

async function find(ecs: ECS, arn: string): Promise<Service | undefined> {
  // arn:aws:ecs:<region>:<account>:service/<cluster>/<name>
  const { services = [] } = await ecs.describeServices({
    cluster: arn.split('/')[1],
    services: [arn],
    include: ['TAGS'],
  });
  return services[0];
}

async function waitUntilStable(
  context: HandlerContext,
  id: string,
  inputs: ServiceInputs,
): Promise<void> {
  const ecs = await context.client('ecs');
  const subject = `ECS Service (${inputs.name}) to become stable`;
  await waitFor({ subject, context }, async () => {
    const service = await find(ecs, id);
    const failed = service?.deployments?.find(
      deployment => deployment.rolloutState === 'FAILED',
    );
    if (failed) {
      throw new Error(
        `deployment failed: ${
          failed.rolloutStateReason || 'tasks failed to start'
        }`,
      );
    }
    return (
      (service?.status === 'ACTIVE' &&
        service.deployments?.length === 1 &&
        service.runningCount === service.desiredCount) ||
      undefined
    );
  });
}
