import { OperationEventPayload } from '@backlot/plugin-environments-common';
import { ChildProcess, spawn } from 'child_process';
import { once } from 'events';
import { join } from 'path';
import { Readable } from 'stream';
import { runnerEnvironment } from '../environment/runnerEnvironment';
import { NO_CHANGES } from '../events/resourceStep';
import { LineReader } from '../protocol/LineReader';
import {
  MESSAGE_FILE_DESCRIPTOR,
  RunnerEnvelope,
  RunnerMessage,
} from '../protocol/runnerProtocol';
import { CANCEL_ENFORCED, RUNNER_LOST } from '../problems/interruptions';
import { bundlePath } from '../packageFiles';
import { OperationResult } from '../types';
import { DEFAULT_CANCEL_GRACE_MS } from './cancelGrace';
import { interruptEngine, killOperation } from './operationProcesses';
import { ProgramOutput } from './ProgramOutput';
import { compileCacheDirectory } from './compileCacheDirectory';

/** What Node thinks of the libraries is not the template's business. */
const NODE_ARGUMENTS = ['--no-deprecation'];

/** The child process that performs one operation, seen from its parent. */
export class RunnerProcess {
  readonly #options: RunnerProcessOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  #result?: OperationResult;
  #enforced = false;
  #killed = false;

  constructor(options: RunnerProcessOptions) {
    this.#options = options;
  }

  async run(): Promise<OperationResult> {
    const { envelope, signal, onSpawn } = this.#options;
    const { request, scratchDirectory } = envelope;
    const child = spawn(
      process.execPath,
      NODE_ARGUMENTS.concat(bundlePath('runner')),
      {
        cwd: join(scratchDirectory, 'work'),
        // A session of its own, by which every process of the operation can be found.
        detached: true,
        env: runnerEnvironment({
          request,
          scratchDirectory,
          compileCacheDirectory: compileCacheDirectory(),
        }),
        stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      },
    );
    const cancel = () => this.#cancel(child);
    try {
      await once(child, 'spawn');
      const closed = once(child, 'close');
      const exited = once(child, 'exit');
      onSpawn?.(child.pid!);
      // The runner may die before it has read its request.
      child.stdin!.on('error', () => {});
      child.stdin!.write(`${JSON.stringify(envelope)}\n`);
      this.#listen(child);
      signal?.addEventListener('abort', cancel, { once: true });
      if (signal?.aborted) {
        cancel();
      }
      await exited;
      // Whatever outlives its runner would hold the pipes open.
      await killOperation({
        sessionId: child.pid!,
        operationId: request.operationId,
      });
      await closed;
    } finally {
      signal?.removeEventListener('abort', cancel);
      this.#timers.forEach(clearTimeout);
    }
    // Cut off in the middle of a step, so "cancelled" would promise too much.
    const cut =
      this.#killed || (this.#enforced && this.#result?.outcome === 'cancelled');
    return this.#result && !cut ? this.#result : this.#interrupted();
  }

  #listen(child: ChildProcess): void {
    const messages = new LineReader({ onLine: line => this.#onMessage(line) });
    const stream = child.stdio[MESSAGE_FILE_DESCRIPTOR] as Readable;
    stream.on('data', chunk => messages.push(chunk));
    stream.on('error', () => {});
    const output = new ProgramOutput({ onEvent: this.#options.onEvent });
    output.read(child.stdout!, 'info');
    output.read(child.stderr!, 'warning');
  }

  #onMessage(line: string): void {
    let message: RunnerMessage;
    try {
      message = JSON.parse(line);
    } catch {
      // A line that was cut by the runner's end.
      return;
    }
    if (message.type === 'event') {
      this.#options.onEvent(message.payload);
    } else if (message.type === 'result') {
      this.#result = message.result;
    }
  }

  #cancel(child: ChildProcess): void {
    const { request } = this.#options.envelope;
    const grace = request.cancelGraceMs ?? DEFAULT_CANCEL_GRACE_MS;
    child.stdin!.write(`${JSON.stringify({ cancel: true })}\n`);
    this.#after(grace, async () => {
      this.#enforced = true;
      await interruptEngine({
        sessionId: child.pid!,
        enginePath: request.engine.path,
      });
      this.#after(grace, async () => {
        this.#killed = true;
        await killOperation({
          sessionId: child.pid!,
          operationId: request.operationId,
        });
      });
    });
  }

  #after(milliseconds: number, act: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act().catch(() => {});
    }, milliseconds);
    this.#timers.add(timer);
  }

  #interrupted(): OperationResult {
    return {
      changes: NO_CHANGES,
      ...this.#result,
      outcome: 'interrupted',
      problem: this.#enforced ? CANCEL_ENFORCED : RUNNER_LOST,
    };
  }
}

/** Options of {@link RunnerProcess}. */
export interface RunnerProcessOptions {
  envelope: RunnerEnvelope;
  signal?: AbortSignal;
  onSpawn?(processId: number): void;
  onEvent(payload: OperationEventPayload): void;
}
