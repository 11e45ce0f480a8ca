import fs from 'fs-extra';
import { join } from 'path';
import { PostgresServer } from '../services/postgres/PostgresServer';
import { Workspace } from './Workspace';

/** What a run keeps: data and secrets. Downloads, builds and logs stay. */
const KEPT = ['state', 'sandbox', 'secrets.json', 'app-config.runtime.yaml'];

/** Forgets every environment: the database, Pulumi's state, the simulated account and their secrets. */
export async function resetWorkspace(workspace: Workspace): Promise<void> {
  await PostgresServer.remove(workspace.directory);
  for (const name of KEPT) {
    await fs.remove(join(workspace.directory, name));
  }
  await fs.ensureDir(workspace.stateDirectory);
}
