import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CreateEnvironmentRequest,
  maskSecretParameters,
  SECRET_MASK,
  secretParameterNames,
  TemplateVersion,
  validateParameters,
} from '@backlot/plugin-environments-common';
import {
  CompoundEntityRef,
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, isErrorWithName } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import { Duration } from 'luxon';
import { AccountConfig, EnvironmentsConfig, StageConfig } from '../config';
import { TemplateRegistry } from '../templates/TemplateRegistry';

/** Who an environment belongs to, taken over from the entity it was made for. */
export interface EnvironmentBelonging {
  componentRef: string;
  systemRef?: string;
  ownerRef: string;
}

/** Parameters of an environment, the plain ones masked and the secret ones apart. */
export interface SplitParameters {
  masked: JsonObject;
  secret: JsonObject;
}

/** The rules a request must keep before anything is created; each is refused in one sentence. */
export class EnvironmentChecks {
  readonly #config: EnvironmentsConfig;
  readonly #catalog: CatalogService;
  readonly #templates: TemplateRegistry;

  constructor(options: {
    config: EnvironmentsConfig;
    catalog: CatalogService;
    templates: TemplateRegistry;
  }) {
    this.#config = options.config;
    this.#catalog = options.catalog;
    this.#templates = options.templates;
  }

  stage(name: string): StageConfig {
    const stage = this.#config.stages.find(known => known.name === name);
    if (!stage) {
      throw new InputError(
        `stage '${name}' does not exist; choose one of ${names(
          this.#config.stages,
        )}`,
      );
    }
    return stage;
  }

  account(
    request: Pick<CreateEnvironmentRequest, 'account' | 'stage' | 'region'>,
  ): AccountConfig {
    const { accounts } = this.#config;
    const account = accounts.find(known => known.name === request.account);
    if (!account) {
      throw new InputError(
        `account '${request.account}' does not exist; choose one of ${names(
          accounts,
        )}`,
      );
    }
    if (!account.stages.includes(request.stage)) {
      throw new InputError(
        `stage '${request.stage}' is not allowed in account '${
          account.name
        }'; choose one of ${account.stages.join(', ')} or another account`,
      );
    }
    if (!account.regions.includes(request.region)) {
      throw new InputError(
        `region '${request.region}' is not allowed in account '${
          account.name
        }'; choose one of ${account.regions.join(', ')}`,
      );
    }
    return account;
  }

  /** The time an environment expires; undefined when its stage knows no end. */
  expiry(
    stage: StageConfig,
    ttl: string | undefined,
    now: Date,
  ): Date | undefined {
    const duration =
      ttl === undefined ? stage.defaultTtl : Duration.fromISO(ttl);
    if (!duration) {
      return undefined;
    }
    if (!duration.isValid || duration.toMillis() <= 0) {
      throw new InputError(
        `ttl '${ttl}' is not a duration; write it as ISO 8601, such as P7D for seven days`,
      );
    }
    if (stage.maximumTtl && duration > stage.maximumTtl) {
      throw new InputError(
        `ttl may be at most ${stage.maximumTtl.toISO()} in stage '${
          stage.name
        }'; choose a shorter one`,
      );
    }
    return new Date(now.getTime() + duration.toMillis());
  }

  /** In a request an unknown template is wrong input, not a missing page. */
  async template(name: string, version?: string): Promise<TemplateVersion> {
    try {
      return await this.#templates.get(name, version);
    } catch (error) {
      if (isErrorWithName(error, 'NotFoundError')) {
        throw new InputError(
          `template '${name}'${
            version ? ` in version ${version}` : ''
          } does not exist; choose one that the list of infra templates has`,
          error,
        );
      }
      throw error;
    }
  }

  async belonging(
    componentRef: string,
    credentials: BackstageCredentials,
  ): Promise<EnvironmentBelonging> {
    const entity = await this.#catalog.getEntityByRef(
      parseComponentRef(componentRef),
      { credentials },
    );
    if (!entity) {
      throw new InputError(
        `componentRef '${componentRef}' is not in the catalog; choose a component or system that is`,
      );
    }
    const ownerRef = relationTarget(entity, RELATION_OWNED_BY);
    if (!ownerRef) {
      throw new InputError(
        `componentRef '${componentRef}' has no owner in the catalog; give it an owner first, because the environment takes it over`,
      );
    }
    const ref = stringifyEntityRef(entity);
    return {
      componentRef: ref,
      ownerRef,
      systemRef:
        entity.kind.toLocaleLowerCase('en-US') === 'system'
          ? ref
          : relationTarget(entity, RELATION_PART_OF),
    };
  }

  /**
   * Stage defaults, then what was there, then what was asked for; checked against the template's schema.
   * A secret that is left out or comes back masked stays what it was. What was there and the template's
   * version no longer has falls away, so that an environment can be upgraded past it.
   */
  parameters(
    template: TemplateVersion,
    stage: string,
    wanted: JsonObject,
    current: JsonObject = {},
  ): SplitParameters {
    const schema = template.manifest.spec.parameters;
    const changed = Object.fromEntries(
      Object.entries(wanted).filter(([, value]) => value !== SECRET_MASK),
    );
    const parameters = {
      ...schemaDefaults(schema),
      ...template.manifest.spec.stages[stage]?.parameters,
      ...knownParameters(schema, current),
      ...changed,
    };
    const [problem, ...others] = validateParameters(schema, parameters);
    if (problem) {
      throw new InputError(
        [problem, ...others]
          .map(({ field, message }) => `parameters.${field} ${message}`)
          .join('; '),
      );
    }
    const secretNames = secretParameterNames(schema);
    return {
      masked: maskSecretParameters(schema, parameters),
      secret: Object.fromEntries(
        Object.entries(parameters).filter(([name]) =>
          secretNames.includes(name),
        ),
      ),
    };
  }
}

function parseComponentRef(componentRef: string): CompoundEntityRef {
  try {
    return parseEntityRef(componentRef, {
      defaultKind: 'component',
      defaultNamespace: 'default',
    });
  } catch (error) {
    throw new InputError(
      `componentRef '${componentRef}' is not an entity ref; write it as component:default/name`,
      error,
    );
  }
}

function relationTarget(entity: Entity, type: string): string | undefined {
  return entity.relations?.find(relation => relation.type === type)?.targetRef;
}

function knownParameters(
  schema: JsonObject,
  parameters: JsonObject,
): JsonObject {
  const properties = (schema.properties ?? {}) as JsonObject;
  return Object.fromEntries(
    Object.entries(parameters).filter(([name]) => name in properties),
  );
}

function schemaDefaults(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries((schema.properties ?? {}) as JsonObject).flatMap(
      ([name, property]) => {
        const value = (property as JsonObject).default;
        return value === undefined ? [] : [[name, value]];
      },
    ),
  );
}

function names(things: Array<{ name: string }>): string {
  return things.map(({ name }) => name).join(', ');
}
