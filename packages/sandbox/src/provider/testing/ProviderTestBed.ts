import { LocalWorkspace, PulumiFn, Stack } from '@pulumi/pulumi/automation';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { bundleProvider } from '../../../scripts/bundleProvider';
import { installProvider } from '../installProvider';

/** What an AWS client needs to reach the test's account. */
export interface TestAccount {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}

/** The real engine with the stand-in of today's sources, against the sandbox of the tests. */
export class ProviderTestBed {
  /** An account of this test alone. */
  readonly account: TestAccount;
  readonly #directory: string;
  readonly #enginePath: string;

  static async create(options: {
    accountId: string;
  }): Promise<ProviderTestBed> {
    const bed = new ProviderTestBed(options.accountId);
    await bundleProvider();
    await installProvider({
      pluginsDirectory: join(bed.#directory, 'home/plugins'),
    });
    return bed;
  }

  private constructor(accountId: string) {
    this.#enginePath = requireVariable('BACKLOT_TEST_PULUMI');
    this.account = {
      endpoint: requireVariable('BACKLOT_TEST_AWS_ENDPOINT'),
      region: 'us-east-1',
      credentials: { accessKeyId: accountId, secretAccessKey: 'test' },
    };
    this.#directory = mkdtempSync(join(tmpdir(), 'provider-'));
    // The Automation API looks for the engine on this process's own PATH.
    process.env.PATH = this.#searchPath();
  }

  /** A stack of the program, with tags that everything carries. */
  async stack(name: string, program: PulumiFn): Promise<Stack> {
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: name, projectName: 'provider-test', program },
      { envVars: this.#environment() },
    );
    await stack.setConfig('aws:region', { value: this.account.region });
    await stack.setConfig('aws:defaultTags', {
      value: JSON.stringify({ tags: { 'backlot:environment': name } }),
    });
    return stack;
  }

  remove(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #searchPath(): string {
    return `${dirname(this.#enginePath)}:/usr/bin:/bin`;
  }

  #environment(): Record<string, string> {
    const { endpoint, credentials } = this.account;
    return {
      PATH: this.#searchPath(),
      PULUMI_HOME: join(this.#directory, 'home'),
      PULUMI_BACKEND_URL: `file://${this.#directory}`,
      PULUMI_CONFIG_PASSPHRASE: 'test',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      PULUMI_IGNORE_AMBIENT_PLUGINS: 'true',
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    };
  }
}

function requireVariable(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set; ./backlot test sets it`);
  }
  return value;
}
