import { EnvironmentResource } from '@backlot/plugin-environments-common';
import { StackState, StateResource } from '@backlot/engine';
import { JsonObject } from '@backstage/types';
import { consoleUrlOf } from './consoleLinks';
import { describeResourceType } from './describeResourceType';

/** Input of {@link inventoryResources}. */
export interface InventoryResourcesOptions {
  state: StackState;
  accountId: string;
  region: string;
  /** A simulated account has no console, so nothing links there. */
  sandbox: boolean;
}

const STACK_TYPE = 'pulumi:pulumi:Stack';

/**
 * The resources of an environment as people see them: what exists in the cloud, without the
 * engine's own rows (stack, providers) and without components, which stay visible as parents.
 */
export function inventoryResources(
  options: InventoryResourcesOptions,
): EnvironmentResource[] {
  const shown = options.state.resources.filter(
    resource =>
      resource.custom && !resource.type.startsWith('pulumi:providers:'),
  );
  const shownUrns = new Set(shown.map(resource => resource.urn));
  const stackUrns = new Set(
    options.state.resources
      .filter(resource => resource.type === STACK_TYPE)
      .map(resource => resource.urn),
  );
  return shown.map(resource => {
    const properties = propertiesOf(resource);
    const arn = textOf(properties.arn);
    const { title, tier } = describeResourceType(resource.type);
    return {
      urn: resource.urn,
      type: resource.type,
      typeTitle: title,
      name: nameOf(resource.urn),
      id: resource.id || undefined,
      arn,
      tier,
      parent:
        resource.parent && !stackUrns.has(resource.parent)
          ? resource.parent
          : undefined,
      dependencies: resource.dependencies.filter(urn => shownUrns.has(urn)),
      properties,
      consoleUrl: options.sandbox
        ? undefined
        : consoleUrlOf({
            type: resource.type,
            id: resource.id,
            arn,
            region: textOf(properties.region) || options.region,
            accountId: options.accountId,
            properties,
          }),
      protected: resource.protect,
    };
  });
}

/** The logical name: the last part of a URN, which may itself hold `::`. */
function nameOf(urn: string): string {
  return urn.split('::').slice(3).join('::') || urn;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Outputs when the resource exists, inputs while it does not; the bridge's own `__` keys stay out. */
function propertiesOf(resource: StateResource): JsonObject {
  const source =
    Object.keys(resource.outputs).length > 0
      ? resource.outputs
      : resource.inputs;
  return Object.fromEntries(
    Object.entries(source).filter(([name]) => !name.startsWith('__')),
  );
}
