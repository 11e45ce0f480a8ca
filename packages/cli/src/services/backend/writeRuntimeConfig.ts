import fs from 'fs-extra';
import { join } from 'path';
import { parse, stringify } from 'yaml';
import { Workspace } from '../../workspace/Workspace';

/** What is only known once the services run. */
export interface RuntimeSettings {
  port: number;
  databasePort: number;
  enginePath: string;
  sandboxEndpoint: string;
  /** Operations at a time; the portal's default when left out. */
  concurrency?: number;
}

/**
 * Writes the configuration that lies over app-config.yaml in this run.
 * Secrets are named, not written: they reach the backend as environment variables.
 */
export async function writeRuntimeConfig(options: {
  workspace: Workspace;
  settings: RuntimeSettings;
}): Promise<void> {
  const { workspace, settings } = options;
  const embedded = parse(
    await fs.readFile(join(workspace.root, 'app-config.yaml'), 'utf8'),
  );
  const baseUrl = `http://localhost:${settings.port}`;
  const sandbox = {
    endpoint: settings.sandboxEndpoint,
    pluginsDirectory: workspace.pluginsDirectory,
  };
  const config = {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port: settings.port },
      cors: { origin: baseUrl },
      database: {
        client: 'pg',
        connection: {
          host: '127.0.0.1',
          port: settings.databasePort,
          user: 'postgres',
          password: '${BACKLOT_DATABASE_PASSWORD}',
        },
      },
    },
    environments: {
      engine: { path: settings.enginePath },
      state: { url: `file://${workspace.stateDirectory}` },
      ...(settings.concurrency
        ? { workers: { concurrency: settings.concurrency } }
        : {}),
      secrets: { masterKey: '${BACKLOT_MASTER_KEY}' },
      accounts: Object.fromEntries(
        findSandboxAccounts(embedded).map(name => [name, { sandbox }]),
      ),
    },
  };
  await fs.writeFile(workspace.runtimeConfigPath, stringify(config));
}

/** The accounts that app-config.yaml marks as simulated; where they are is what a run adds. */
function findSandboxAccounts(config: {
  environments?: { accounts?: Record<string, { sandbox?: unknown }> };
}): string[] {
  return Object.entries(config.environments?.accounts ?? {})
    .filter(([, account]) => account.sandbox)
    .map(([name]) => name);
}
