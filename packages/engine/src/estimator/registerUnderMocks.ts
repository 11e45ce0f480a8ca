import { JsonObject, JsonValue } from '@backstage/types';
import * as pulumi from '@pulumi/pulumi';
import { isUnknown } from '@pulumi/pulumi/output';
import { disconnect } from '@pulumi/pulumi/runtime/settings';
import { runInPulumiStack } from '@pulumi/pulumi/runtime/stack';
import { isHidden } from '../events/resourceTypes';
import { maskStateValue } from '../masking/maskStateValue';
import { programConfig } from '../program/programConfig';
import { loadProgram } from '../runner/InlineProgram';
import { EstimatedResource, EstimateRequest } from '../types';
import { answerCall } from './answerCall';

/** Runs a program as in a preview of a new stack and notes what it registers. */
export async function registerUnderMocks(
  request: EstimateRequest,
): Promise<EstimatedResource[]> {
  const resources: EstimatedResource[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: args => {
        if (!isHidden(args.type)) {
          resources.push({
            type: args.type,
            name: args.name,
            inputs: maskStateValue(toJson(args.inputs) ?? {}) as JsonObject,
          });
        }
        return {
          id: args.custom ? `${args.name}-id` : undefined,
          state: args.inputs,
        };
      },
      call: args => answerCall(args, request.providerConfig),
    },
    request.project,
    request.stack,
    true,
  );
  const { config, secretKeys } = programConfig(request);
  pulumi.runtime.setAllConfig(config, secretKeys);
  await runInPulumiStack(() => loadProgram(request.program.path));
  await disconnect();
  return resources;
}

/** Leaves out what only exists after a deployment. */
function toJson(value: unknown): JsonValue | undefined {
  if (
    value === null ||
    ['string', 'number', 'boolean'].includes(typeof value)
  ) {
    return value as JsonValue;
  }
  if (Array.isArray(value)) {
    return value.map(item => toJson(item) ?? null);
  }
  if (
    typeof value === 'object' &&
    value &&
    !isUnknown(value) &&
    !pulumi.Output.isInstance(value) &&
    !pulumi.Resource.isInstance(value)
  ) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, item]) => {
        const json = toJson(item);
        return json === undefined ? [] : [[name, json]];
      }),
    );
  }
  return undefined;
}
