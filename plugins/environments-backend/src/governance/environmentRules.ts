import {
  Environment,
  RESOURCE_TYPE_ENVIRONMENT,
} from '@backlot/plugin-environments-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { EnvironmentFilter } from '../database/EnvironmentFilter';

/** Names environments to the permission framework. @public */
export const environmentResourceRef = createPermissionResourceRef<
  Environment,
  EnvironmentFilter
>().with({ pluginId: 'environments', resourceType: RESOURCE_TYPE_ENVIRONMENT });

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow when one of the claims owns the environment',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs, of which one must be the owner'),
  }),
  apply: (environment, { claims }) => claims.includes(environment.ownerRef),
  toQuery: ({ claims }) => ({ key: 'ownerRef', values: claims }),
});

const hasStage = createPermissionRule({
  name: 'HAS_STAGE',
  description: 'Allow when the environment is of one of the stages',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    stages: z.array(z.string()).describe('Names of stages, such as dev'),
  }),
  apply: (environment, { stages }) => stages.includes(environment.stage),
  toQuery: ({ stages }) => ({ key: 'stage', values: stages }),
});

const inAccount = createPermissionRule({
  name: 'IN_ACCOUNT',
  description: 'Allow when the environment is in one of the accounts',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    accounts: z.array(z.string()).describe('Names of accounts from config'),
  }),
  apply: (environment, { accounts }) => accounts.includes(environment.account),
  toQuery: ({ accounts }) => ({ key: 'account', values: accounts }),
});

const usesTemplate = createPermissionRule({
  name: 'USES_TEMPLATE',
  description: 'Allow when the environment is made from one of the templates',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    templates: z.array(z.string()).describe('Names of infra templates'),
  }),
  apply: (environment, { templates }) =>
    templates.includes(environment.template.name),
  toQuery: ({ templates }) => ({ key: 'template', values: templates }),
});

/** The rules that a permission policy can build conditions from. @public */
export const environmentRules = { isOwner, hasStage, inAccount, usesTemplate };

const conditionExports = createConditionExports({
  resourceRef: environmentResourceRef,
  rules: environmentRules,
});

/** Conditions on environments, for permission policies. @public */
export const environmentConditions = conditionExports.conditions;

/** A policy decision that depends on the environment, for permission policies. @public */
export const createEnvironmentConditionalDecision =
  conditionExports.createConditionalDecision;
