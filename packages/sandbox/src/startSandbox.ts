import { join } from 'path';
import { Emulator, installEmulator, SaveSchedule } from './emulator';
import { Router } from './router';
import { TrafficGenerator } from './traffic';

/** @public */
export interface SandboxOptions {
  /** Keeps the simulated cloud. */
  directory: string;
  /** Keeps the emulator's installation, which sandboxes may share; below `directory` by default. */
  cacheDirectory?: string;
  /** An emulator that is installed already. */
  executable?: string;
  /** On the loopback address, as the next one; 0 takes any free port. */
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
      'the emulator was killed last time, so the account is as it was when its resources were last saved',
    );
  }
  const saves = new SaveSchedule({ save: () => emulator.save() });
  const started: { stop(): Promise<void> }[] = [emulator, saves];
  const stop = async () => {
    for (const part of started.splice(0).reverse()) {
      await part.stop();
    }
  };
  try {
    const router = await Router.start({
      directory,
      port: routerPort,
      emulatorEndpoint: emulator.endpoint,
      onProgress,
      onChange: () => saves.noteChange(),
    });
    started.push(router);
    if (options.traffic) {
      const traffic = await TrafficGenerator.start({
        directory,
        emulatorEndpoint: emulator.endpoint,
        listScopes: () => router.listScopes(),
        anew: emulator.lostChanges,
        onProblem: onProgress,
      });
      started.push(traffic);
    }
    const { lostChanges, logPath } = emulator;
    return { endpoint: router.endpoint, lostChanges, logPath, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
