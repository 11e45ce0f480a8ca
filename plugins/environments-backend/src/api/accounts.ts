import {
  AccountList,
  accountListSchema,
  environmentReadPermission,
} from '@backlot/plugin-environments-common';
import { defineRoute, Route } from './Route';

/** Routes of accounts and stages. */
export function accountRoutes(options: { accounts: AccountList }): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/accounts',
      operationId: 'listAccounts',
      summary: 'Accounts and stages that environments can be made in',
      access: { kind: 'list', permission: environmentReadPermission },
      status: 200,
      response: accountListSchema,
      handle: async () => options.accounts,
    }),
  ];
}
