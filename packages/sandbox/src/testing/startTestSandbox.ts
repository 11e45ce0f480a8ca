import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Sandbox, startSandbox } from '../startSandbox';

/** What an AWS client needs to reach the test's account. */
export interface TestClientConfig {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  maxAttempts: number;
}

/** The emulator's executable, which the tests are told. */
export function findTestEmulator(): string {
  const executable = process.env.BACKLOT_TEST_MINISTACK;
  if (!executable) {
    throw new Error(
      'BACKLOT_TEST_MINISTACK has to name the ministack executable; ./backlot test sets it',
    );
  }
  return executable;
}

/** A directory that is removed by its owner. */
export function makeTestDirectory(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'sandbox-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts a sandbox with the real emulator on free ports. */
export async function startTestSandbox(options: {
  directory: string;
  traffic?: boolean;
  onExit?(end: { logTail: string }): void;
}): Promise<{ sandbox: Sandbox; client: TestClientConfig }> {
  const sandbox = await startSandbox({
    ...options,
    executable: findTestEmulator(),
    routerPort: 0,
    emulatorPort: 0,
  });
  return { sandbox, client: makeTestClient(sandbox.endpoint) };
}

/** What reaches the account of zeros, without retries. */
export function makeTestClient(endpoint: string): TestClientConfig {
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: '000000000000', secretAccessKey: 'sandbox' },
    maxAttempts: 1,
  };
}
