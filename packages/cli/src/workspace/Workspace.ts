import { randomBytes } from 'crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';

/** Secrets of one directory of state: made once, kept readable by the owner only. */
export interface WorkspaceSecrets {
  databasePassword: string;
  masterKey: string;
}

/** Where everything lies: the checkout, and the directory that keeps one run's state. */
export class Workspace {
  readonly root: string;
  /** State of this run; `.backlot` for `start`, a throw-away directory for `test`. */
  readonly directory: string;
  /** Downloads and builds, shared by every run. */
  readonly cacheDirectory: string;

  static open(options: { directory?: string } = {}): Workspace {
    const root = findRoot(process.cwd());
    const workspace = new Workspace(
      root,
      options.directory ?? join(root, '.backlot'),
    );
    mkdirSync(workspace.cacheDirectory, { recursive: true });
    mkdirSync(workspace.logsDirectory, { recursive: true });
    mkdirSync(workspace.stateDirectory, { recursive: true });
    return workspace;
  }

  private constructor(root: string, directory: string) {
    this.root = root;
    this.directory = directory;
    this.cacheDirectory = join(root, '.backlot/cache');
  }

  get logsDirectory(): string {
    return join(this.directory, 'logs');
  }

  /** Pulumi's state backend, reached as `file://`. */
  get stateDirectory(): string {
    return join(this.directory, 'state');
  }

  /** Laid out as PULUMI_HOME/plugins; holds the sandbox's stand-in provider. */
  get pluginsDirectory(): string {
    return join(this.cacheDirectory, 'plugins');
  }

  get runtimeConfigPath(): string {
    return join(this.directory, 'app-config.runtime.yaml');
  }

  get yarnPath(): string {
    return join(this.root, '.yarn/releases/yarn-4.13.0.cjs');
  }

  logPath(name: string): string {
    return join(this.logsDirectory, `${name}.log`);
  }

  /** Reads the secrets, or makes them when this directory is new. */
  readSecrets(): WorkspaceSecrets {
    const path = join(this.directory, 'secrets.json');
    try {
      return JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw error;
      }
    }
    const secrets: WorkspaceSecrets = {
      databasePassword: randomBytes(24).toString('hex'),
      masterKey: randomBytes(32).toString('base64'),
    };
    writeFileSync(path, JSON.stringify(secrets), { mode: 0o600, flag: 'wx' });
    return secrets;
  }
}

/** The entry script runs everything from the repository's root; tests run further down. */
function findRoot(from: string): string {
  if (existsSync(join(from, 'backstage.json'))) {
    return from;
  }
  const above = dirname(from);
  if (above === from) {
    throw new Error('Run Backlot by the backlot script of its repository');
  }
  return findRoot(above);
}
