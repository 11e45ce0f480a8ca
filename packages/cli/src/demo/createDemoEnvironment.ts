import { Environment } from '@backlot/plugin-environments-common';
import { setTimeout as sleep } from 'timers/promises';
import { Progress } from '../console/Progress';
import { PortalClient } from './PortalClient';

/** The demo's environment: its name, and what the scaffolder template is asked for. */
export const DEMO_ENVIRONMENT = {
  name: 'expense-manager-dev',
  component: 'component:default/expense-manager-api',
  stage: 'dev',
};

const TEMPLATE = 'template:default/create-environment';
const INFRA_TEMPLATE = 'aws-web-service';

/**
 * Creates the demo's environment in the way a person does, through the scaffolder,
 * and shows its progress. An environment that is there already is left alone.
 */
export async function createDemoEnvironment(options: {
  client: PortalClient;
  progress: Progress;
  signal: AbortSignal;
}): Promise<Environment> {
  const { client, progress, signal } = options;
  const present = await findDemoEnvironment(client, signal);
  if (present) {
    return present;
  }
  await waitForTemplate(options);
  progress.say(
    'demo',
    `creating environment ${DEMO_ENVIRONMENT.name} through the scaffolder, because this is the first run`,
  );
  const taskId = await client.createTask(
    { templateRef: TEMPLATE, values: await readValues(client, signal) },
    signal,
  );
  await followTask({ ...options, taskId });
  const created = await findDemoEnvironment(client, signal);
  if (!created) {
    throw new Error('The scaffolder was done, but there is no environment');
  }
  return created;
}

async function findDemoEnvironment(
  client: PortalClient,
  signal: AbortSignal,
): Promise<Environment | undefined> {
  const { name } = DEMO_ENVIRONMENT;
  const { items } = await client.environments.listEnvironments(
    { name },
    { signal },
  );
  return items.find(it => it.name === name);
}

/** The catalog reads its files a few seconds after the backend is ready. */
async function waitForTemplate(options: {
  client: PortalClient;
  signal: AbortSignal;
}): Promise<void> {
  const paths = [
    'template/default/create-environment',
    'component/default/expense-manager-api',
  ];
  for (const path of paths) {
    for (let attempt = 0; ; attempt += 1) {
      if (await options.client.hasEntity(path, options.signal)) {
        break;
      }
      if (attempt === 120) {
        throw new Error(`The catalog did not show ${path} within 2 minutes`);
      }
      await sleep(1000, undefined, { signal: options.signal });
    }
  }
}

async function readValues(
  client: PortalClient,
  signal: AbortSignal,
): Promise<object> {
  const { accounts } = await client.environments.listAccounts({ signal });
  const account = accounts.find(it => it.sandbox);
  if (!account) {
    throw new Error('No account of the configuration is a sandbox');
  }
  const template = await findTemplate(client, signal);
  return {
    component: DEMO_ENVIRONMENT.component,
    template,
    target: {
      stage: DEMO_ENVIRONMENT.stage,
      account: account.name,
      region: account.regions[0],
      name: DEMO_ENVIRONMENT.name,
    },
    settings: {},
  };
}

async function findTemplate(
  client: PortalClient,
  signal: AbortSignal,
): Promise<{ name: string; version: string }> {
  const templates = await client.environments.listTemplates({ signal });
  const template = templates.find(({ name }) => name === INFRA_TEMPLATE);
  if (!template) {
    throw new Error(
      `The infra template ${INFRA_TEMPLATE} was not published; the log of the backend says why`,
    );
  }
  return { name: template.name, version: template.latestVersion };
}

async function followTask(options: {
  client: PortalClient;
  progress: Progress;
  signal: AbortSignal;
  taskId: string;
}): Promise<void> {
  const { client, progress, signal, taskId } = options;
  let after: number | undefined;
  for (;;) {
    for (const event of await client.listTaskEvents(
      { taskId, after },
      signal,
    )) {
      after = event.id;
      const message = event.body.message?.trim();
      if (event.type === 'log' && message) {
        progress.say('demo', message);
      }
      if (event.type === 'completion') {
        if (event.body.status === 'failed') {
          throw new Error(`Creating the demo failed: ${message}`);
        }
        return;
      }
    }
    await sleep(500, undefined, { signal });
  }
}
