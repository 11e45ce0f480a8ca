import {
  Environment,
  environmentCreatePermission,
  environmentDeployPermission,
  environmentReadPermission,
} from '@backlot/plugin-environments-common';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { EnvironmentAuthorizer } from './EnvironmentAuthorizer';
import {
  createEnvironmentConditionalDecision,
  environmentConditions,
  environmentRules,
} from './environmentRules';

const environment = {
  name: 'shop-dev',
  ownerRef: 'group:default/finance',
  stage: 'dev',
  account: 'sandbox',
  template: { name: 'aws-web-service', version: '1.0.0', digest: 'd' },
} as Environment;
const credentials = mockCredentials.user();

function createAuthorizer(decision: PolicyDecision) {
  return new EnvironmentAuthorizer({
    permissions: mockServices.permissions.mock({
      authorize: async () => [decision as any],
      authorizeConditional: async () => [decision],
    }),
    permissionsRegistry: mockServices.permissionsRegistry.mock({
      getPermissionRuleset: (() => ({
        getRuleByName: (name: string) =>
          Object.values(environmentRules).find(rule => rule.name === name),
      })) as any,
    }),
  });
}

function ifAllowed(conditions: any): PolicyDecision {
  return createEnvironmentConditionalDecision(
    environmentDeployPermission,
    conditions,
  );
}

const { isOwner, hasStage, inAccount, usesTemplate } = environmentConditions;

describe('EnvironmentAuthorizer', () => {
  it.each([
    ['the owner', isOwner({ claims: ['group:default/finance'] }), true],
    ['someone else', isOwner({ claims: ['group:default/other'] }), false],
    ['a stage', hasStage({ stages: ['dev'] }), true],
    ['another stage', hasStage({ stages: ['prod'] }), false],
    ['an account', inAccount({ accounts: ['sandbox'] }), true],
    ['another account', inAccount({ accounts: ['live'] }), false],
    ['a template', usesTemplate({ templates: ['aws-web-service'] }), true],
    ['another template', usesTemplate({ templates: ['other'] }), false],
    [
      'all of several',
      {
        allOf: [
          hasStage({ stages: ['dev'] }),
          { not: inAccount({ accounts: ['sandbox'] }) },
        ],
      },
      false,
    ],
  ])('decides on one environment by %s', async (_, conditions, allowed) => {
    const decided = createAuthorizer(
      ifAllowed(conditions),
    ).authorizeEnvironment(
      environmentDeployPermission,
      environment,
      credentials,
    );
    await expect(
      decided.then(
        () => 'allowed',
        ({ name, message }) => `${name}: ${message}`,
      ),
    ).resolves.toBe(
      allowed
        ? 'allowed'
        : "NotAllowedError: You may not run operations on environment 'shop-dev', which belongs to group:default/finance",
    );
  });

  it('turns conditions into a filter for lists', async () => {
    await expect(
      createAuthorizer({ result: AuthorizeResult.ALLOW }).filterFor(
        environmentReadPermission,
        credentials,
      ),
    ).resolves.toBeUndefined();
    await expect(
      createAuthorizer(
        ifAllowed({
          anyOf: [
            isOwner({ claims: ['user:default/ada'] }),
            {
              allOf: [
                hasStage({ stages: ['dev'] }),
                { not: usesTemplate({ templates: ['secret'] }) },
                inAccount({ accounts: ['sandbox'] }),
              ],
            },
          ],
        }),
      ).filterFor(environmentReadPermission, credentials),
    ).resolves.toEqual({
      anyOf: [
        { key: 'ownerRef', values: ['user:default/ada'] },
        {
          allOf: [
            { key: 'stage', values: ['dev'] },
            { not: { key: 'template', values: ['secret'] } },
            { key: 'account', values: ['sandbox'] },
          ],
        },
      ],
    });
    await expect(
      createAuthorizer({ result: AuthorizeResult.DENY }).filterFor(
        environmentReadPermission,
        credentials,
      ),
    ).rejects.toThrow('You may not see environments');
  });

  it('refuses a plain permission in words', async () => {
    await expect(
      createAuthorizer({ result: AuthorizeResult.DENY }).authorize(
        environmentCreatePermission,
        credentials,
      ),
    ).rejects.toThrow('You may not create environments');
    await expect(
      createAuthorizer({ result: AuthorizeResult.ALLOW }).authorize(
        environmentCreatePermission,
        credentials,
      ),
    ).resolves.toBeUndefined();
  });
});
