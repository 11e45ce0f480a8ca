import {
  ANNOTATION_ENVIRONMENT_ID,
  LABEL_STAGE,
  LABEL_TEMPLATE,
  LABEL_TEMPLATE_VERSION,
} from '@backlot/plugin-environments-common';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  EntityLink,
  parseEntityRef,
} from '@backstage/catalog-model';
import { EnvironmentWithOutputs } from './EnvironmentReader';

/** Turns an environment into the entity that stands for it. */
export function environmentEntity(read: EnvironmentWithOutputs): Entity {
  const { environment } = read;
  const { name, namespace } = parseEntityRef(environment.entityRef);
  const madeFor = parseEntityRef(environment.componentRef);
  const madeForSystem = madeFor.kind.toLocaleLowerCase('en-US') === 'system';
  const system =
    environment.systemRef ??
    (madeForSystem ? environment.componentRef : undefined);
  // Not a url location: the catalog offers to view and edit the source of those.
  const location = `environments:${environment.id}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace,
      title: environment.name,
      description: `The ${environment.stage} environment of ${
        madeFor.name
      } in ${environment.region}, ${
        environment.sandbox ? 'simulated' : `account ${environment.account}`
      }`,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ANNOTATION_ENVIRONMENT_ID]: environment.id,
      },
      labels: {
        [LABEL_STAGE]: labelValue(environment.stage),
        [LABEL_TEMPLATE]: labelValue(environment.template.name),
        [LABEL_TEMPLATE_VERSION]: labelValue(environment.template.version),
      },
      tags: environment.sandbox ? ['sandbox'] : [],
      links: linksOf(read),
    },
    spec: {
      type: 'environment',
      owner: environment.ownerRef,
      ...(system ? { system } : {}),
      ...(madeForSystem ? {} : { dependencyOf: [environment.componentRef] }),
    },
  };
}

function linksOf({ outputs }: EnvironmentWithOutputs): EntityLink[] {
  return outputs.flatMap(output =>
    output.type === 'url' && !output.secret && typeof output.value === 'string'
      ? [{ url: output.value, title: output.title }]
      : [],
  );
}

/** Labels allow fewer characters than versions: build metadata, for one, comes after a plus sign. */
function labelValue(value: string): string {
  return value
    .replace(/[^A-Za-z0-9_.-]/g, '-')
    .slice(0, 63)
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}
