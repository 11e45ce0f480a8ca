import { AccountList } from '@backlot/plugin-environments-common';
import { EnvironmentsConfig } from '../config';

/** What config says about accounts and stages, as the portal may show it. */
export function accountList(config: EnvironmentsConfig): AccountList {
  return {
    accounts: config.accounts.map(
      ({ name, accountId, title, regions, stages, sandbox }) => ({
        name,
        accountId,
        title,
        regions,
        stages,
        sandbox: sandbox !== undefined,
      }),
    ),
    stages: config.stages.map(
      ({ name, title, defaultTtl, maximumTtl, protected: isProtected }) => ({
        name,
        title,
        defaultTtl: defaultTtl?.toISO() ?? undefined,
        maximumTtl: maximumTtl?.toISO() ?? undefined,
        protected: isProtected,
      }),
    ),
  };
}
