import type { ApplyMethod, RDS } from '@aws-sdk/client-rds';
import { TaggedInputs, toTagList } from '../../aws/tags';
import { untilReleased } from '../../aws/untilReleased';
import { defineHandler } from '../../resources/defineHandler';
import { readTags, updateTags } from './tagging';

interface Parameter {
  name: string;
  value: string;
  applyMethod?: ApplyMethod;
}

interface ParameterGroupInputs extends TaggedInputs {
  name: string;
  namePrefix?: string;
  family: string;
  description?: string;
  parameters?: Parameter[];
  skipDestroy?: boolean;
}

const standardDescription = 'Managed by Pulumi';
const batchSize = 20;

export const parameterGroupHandler = defineHandler<ParameterGroupInputs>({
  type: 'aws:rds/parameterGroup:ParameterGroup',
  label: 'RDS DB Parameter Group',
  tagged: true,
  naming: {
    property: 'name',
    prefix: 'namePrefix',
    maximumLength: 255,
    lowerCase: true,
  },
  required: ['family'],
  immutable: ['name', 'namePrefix', 'family', 'description'],
  unordered: ['parameters'],
  computed: ['arn'],
  defaults: { description: standardDescription, parameters: [] },
  async create(context, inputs) {
    const rds = await context.client('rds');
    await rds.createDBParameterGroup({
      DBParameterGroupName: inputs.name,
      DBParameterGroupFamily: inputs.family,
      Description: inputs.description ?? standardDescription,
      Tags: toTagList(inputs.tagsAll),
    });
    return inputs.name;
  },
  async settle(context, id, { inputs }) {
    const rds = await context.client('rds');
    const parameters = inputs.parameters ?? [];
    for (let start = 0; start < parameters.length; start += batchSize) {
      await rds.modifyDBParameterGroup({
        DBParameterGroupName: id,
        Parameters: parameters
          .slice(start, start + batchSize)
          .map(({ name, value, applyMethod }) => ({
            ParameterName: name,
            ParameterValue: value,
            ApplyMethod: applyMethod ?? 'immediate',
          })),
      });
    }
  },
  async read(context, id, known) {
    const rds = await context.client('rds');
    const { DBParameterGroups: [group] = [] } =
      await rds.describeDBParameterGroups({ DBParameterGroupName: id });
    if (!group) {
      return undefined;
    }
    return {
      inputs: {
        name: group.DBParameterGroupName,
        family: group.DBParameterGroupFamily,
        description: group.Description,
        parameters: await readParameters(rds, id, known.inputs.parameters),
        tagsAll: await readTags(rds, group.DBParameterGroupArn),
      },
      outputs: { arn: group.DBParameterGroupArn },
    };
  },
  async update(context, id, change) {
    const rds = await context.client('rds');
    const names = change.inputs.parameters?.map(({ name }) => name) ?? [];
    const removed = (change.oldInputs.parameters ?? []).filter(
      ({ name }) => !names.includes(name),
    );
    if (removed.length > 0) {
      await rds.resetDBParameterGroup({
        DBParameterGroupName: id,
        Parameters: removed.map(({ name, applyMethod }) => ({
          ParameterName: name,
          ApplyMethod: applyMethod ?? 'immediate',
        })),
      });
    }
    await updateTags(rds, change);
  },
  async delete(context, id, { inputs }) {
    if (inputs.skipDestroy) {
      return;
    }
    const rds = await context.client('rds');
    await untilReleased(context, () =>
      rds.deleteDBParameterGroup({ DBParameterGroupName: id }),
    );
  },
});

/** What users set, in the order and wording of what is known already. */
async function readParameters(
  rds: RDS,
  group: string,
  known: Parameter[] = [],
): Promise<Parameter[]> {
  const set = new Map<string, Parameter>();
  let marker: string | undefined;
  do {
    const page = await rds.describeDBParameters({
      DBParameterGroupName: group,
      Source: 'user',
      Marker: marker,
    });
    for (const parameter of page.Parameters ?? []) {
      if (parameter.ParameterName && parameter.ParameterValue !== undefined) {
        set.set(parameter.ParameterName, {
          name: parameter.ParameterName,
          value: parameter.ParameterValue,
          applyMethod: parameter.ApplyMethod,
        });
      }
    }
    marker = page.Marker;
  } while (marker);
  const ordered = known.flatMap(({ name, applyMethod }) => {
    const found = set.get(name);
    set.delete(name);
    return found ? [{ name, value: found.value, applyMethod }] : [];
  });
  return [...ordered, ...set.values()];
}
