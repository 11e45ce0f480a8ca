import type {
  Compatibility,
  ContainerDefinition,
  NetworkMode,
  RuntimePlatform,
  TaskDefinition,
  Volume,
} from '@aws-sdk/client-ecs';
import { TaggedInputs } from '../../aws/tags';
import { defineHandler } from '../../resources/defineHandler';
import { projectOnto } from '../../resources/projectOnto';
import { sameValue } from '../../resources/sameValue';
import { fromEcsTags, toEcsTags, updateTags } from './tagging';

interface TaskDefinitionInputs extends TaggedInputs {
  family: string;
  containerDefinitions: string;
  cpu?: string;
  memory?: string;
  networkMode?: NetworkMode;
  requiresCompatibilities?: Compatibility[];
  executionRoleArn?: string;
  taskRoleArn?: string;
  runtimePlatform?: RuntimePlatform;
  ephemeralStorage?: { sizeInGib: number };
  volumes?: { name: string; hostPath?: string }[];
  skipDestroy?: boolean;
  trackLatest?: boolean;
}

export const taskDefinitionHandler = defineHandler<TaskDefinitionInputs>({
  type: 'aws:ecs/taskDefinition:TaskDefinition',
  label: 'ECS Task Definition',
  tagged: true,
  required: ['family', 'containerDefinitions'],
  // A definition never changes: every change registers another revision.
  immutable: [
    'family',
    'containerDefinitions',
    'cpu',
    'memory',
    'networkMode',
    'requiresCompatibilities',
    'executionRoleArn',
    'taskRoleArn',
    'runtimePlatform',
    'ephemeralStorage',
    'volumes',
  ],
  unordered: ['requiresCompatibilities'],
  documents: ['containerDefinitions'],
  computed: ['arn', 'arnWithoutRevision', 'revision'],
  check: inputs => [
    ...checkFamily(inputs.family),
    ...checkContainers(inputs.containerDefinitions),
  ],
  async create(context, inputs) {
    const ecs = await context.client('ecs');
    const { taskDefinition } = await ecs.registerTaskDefinition({
      family: inputs.family,
      containerDefinitions: JSON.parse(inputs.containerDefinitions),
      cpu: inputs.cpu,
      memory: inputs.memory,
      networkMode: inputs.networkMode,
      requiresCompatibilities: inputs.requiresCompatibilities,
      executionRoleArn: inputs.executionRoleArn,
      taskRoleArn: inputs.taskRoleArn,
      runtimePlatform: inputs.runtimePlatform,
      ephemeralStorage: inputs.ephemeralStorage && {
        sizeInGiB: inputs.ephemeralStorage.sizeInGib,
      },
      volumes: inputs.volumes?.map(toVolume),
      tags: toEcsTags(inputs.tagsAll),
    });
    return taskDefinition!.taskDefinitionArn!;
  },
  async read(context, id, known) {
    const ecs = await context.client('ecs');
    const { taskDefinition: definition, tags } =
      await ecs.describeTaskDefinition({
        taskDefinition: id,
        include: ['TAGS'],
      });
    if (!definition || definition.status !== 'ACTIVE') {
      return undefined;
    }
    return {
      inputs: {
        ...fromDefinition(definition, known.inputs),
        tagsAll: fromEcsTags(tags),
      },
      outputs: {
        arn: definition.taskDefinitionArn,
        arnWithoutRevision: definition.taskDefinitionArn?.replace(/:\d+$/, ''),
        revision: definition.revision,
      },
    };
  },
  async update(context, id, change) {
    await updateTags(await context.client('ecs'), id, change);
  },
  async delete(context, id, { inputs }) {
    if (inputs.skipDestroy) {
      return;
    }
    const ecs = await context.client('ecs');
    await ecs.deregisterTaskDefinition({ taskDefinition: id });
  },
});

function toVolume({
  name,
  hostPath,
}: {
  name: string;
  hostPath?: string;
}): Volume {
  return { name, host: hostPath ? { sourcePath: hostPath } : undefined };
}

function fromDefinition(
  definition: TaskDefinition,
  known: Partial<TaskDefinitionInputs>,
) {
  return {
    family: definition.family,
    containerDefinitions: fromContainers(
      definition.containerDefinitions,
      known.containerDefinitions,
    ),
    cpu: definition.cpu,
    memory: definition.memory,
    networkMode: definition.networkMode,
    requiresCompatibilities: definition.requiresCompatibilities,
    executionRoleArn: definition.executionRoleArn || undefined,
    taskRoleArn: definition.taskRoleArn || undefined,
    runtimePlatform: definition.runtimePlatform,
    ephemeralStorage: definition.ephemeralStorage && {
      sizeInGib: definition.ephemeralStorage.sizeInGiB,
    },
    volumes: definition.volumes?.map(({ name, host }) => ({
      name,
      hostPath: host?.sourcePath,
    })),
  };
}

/** AWS completes containers by its defaults, which are nobody's change. */
function fromContainers(
  containers: ContainerDefinition[] | undefined,
  known: string | undefined,
): string | undefined {
  if (!containers || !known) {
    return containers && JSON.stringify(containers);
  }
  const wanted = JSON.parse(known);
  const found = projectOnto(wanted, JSON.parse(JSON.stringify(containers)));
  return sameValue(wanted, found) ? known : JSON.stringify(found);
}

function checkFamily(family: string | undefined) {
  return family === undefined || /^[\w-]{1,255}$/.test(family)
    ? []
    : [
        {
          property: 'family',
          reason: `only letters, digits, hyphens and underscores allowed in "family": ${JSON.stringify(
            family,
          )}`,
        },
      ];
}

function checkContainers(text: string | undefined) {
  const property = 'containerDefinitions';
  if (text === undefined) {
    return [];
  }
  let containers: unknown;
  try {
    containers = JSON.parse(text);
  } catch (error) {
    return [
      {
        property,
        reason: `ECS Task Definition container_definitions is invalid: ${
          (error as Error).message
        }`,
      },
    ];
  }
  return Array.isArray(containers) &&
    containers.every(container => container?.name && container?.image)
    ? []
    : [
        {
          property,
          reason:
            'ECS Task Definition container_definitions is invalid: every container needs a name and an image',
        },
      ];
}
