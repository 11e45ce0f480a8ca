import { join } from 'path';
import { Emulator, installEmulator } from './emulator';
import { Router } from './router';

/** @public */
export interface SandboxOptions {
  /** Keeps the simulated cloud. */
  directory: string;
  /** Keeps the emulator's installation, which sandboxes may share; below `directory` by default. */
  cacheDirectory?: string;
  /** An emulator that is installed already. */
  executable?: string;
  routerPort: number;
  emulatorPort: number;
  /** Generates metrics and logs for what runs in the account. */
  traffic?: boolean;
  onProgress?(message: string): void;
  /** Called when the emulator ends without having been stopped. */
  onExit?(end: { logTail: string }): void;
}

/** @public */
export interface Sandbox {
  /** For `AWS_ENDPOINT_URL`. */
  endpoint: string;
  /** True when the emulator was killed last time: what was changed after its last save is lost. */
  lostChanges: boolean;
  logPath: string;
  stop(): Promise<void>;
}

/**
 * Starts a simulated AWS account on this machine.
 *
 * @public
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { directory, routerPort, emulatorPort, onProgress, onExit } = options;
  const executable =
    options.executable ??
    (await installEmulator({
      directory: options.cacheDirectory ?? join(directory, 'cache'),
      onProgress,
    }));
  const emulator = await Emulator.start({
    directory,
    port: emulatorPort,
    executable,
    onExit,
  });
  if (emulator.lostChanges) {
    onProgress?.(
      'the emulator was killed last time, so the account lost what was changed since its last save',
    );
  }
  try {
    const router = await Router.start({
      directory,
      port: routerPort,
      emulatorEndpoint: emulator.endpoint,
      onProgress,
    });
    return {
      endpoint: router.endpoint,
      lostChanges: emulator.lostChanges,
      logPath: emulator.logPath,
      async stop() {
        await router.stop();
        await emulator.stop();
      },
    };
  } catch (error) {
    await emulator.stop();
    throw error;
  }
}
