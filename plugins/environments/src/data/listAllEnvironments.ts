import {
  Environment,
  EnvironmentListQuery,
  EnvironmentsClient,
} from '@backlot/plugin-environments-common';

const PAGE_SIZE = 200;

/** A portal that shows more than this at once needs a narrower filter, not a longer table. */
export const LIST_MAXIMUM = 2000;

/** Reads every page of the list, up to {@link LIST_MAXIMUM}. */
export async function listAllEnvironments(options: {
  client: EnvironmentsClient;
  query: EnvironmentListQuery;
  signal: AbortSignal;
}): Promise<Environment[]> {
  const { client, query, signal } = options;
  const environments: Environment[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.listEnvironments(
      { ...query, limit: PAGE_SIZE, cursor },
      { signal },
    );
    environments.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && environments.length < LIST_MAXIMUM);
  return environments;
}
