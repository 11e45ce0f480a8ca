import { EngineProblem } from '@backlot/plugin-environments-common';
import {
  EngineEvent,
  Stack,
  StackNotFoundError,
} from '@pulumi/pulumi/automation';
import { EngineEventMapper } from '../events/EngineEventMapper';
import { NO_CHANGES } from '../events/resourceStep';
import { SecretMask } from '../masking/SecretMask';
import { RunnerEnvelope } from '../protocol/runnerProtocol';
import { PassphraseFile } from '../scratch/PassphraseFile';
import { StateReader } from '../state/StateReader';
import { toStackState } from '../state/toStackState';
import { OperationResult } from '../types';
import { EngineWorkspace } from './EngineWorkspace';
import { explainFailure } from './explainFailure';
import { InlineProgram } from './InlineProgram';
import { MessageChannel } from './MessageChannel';

/** One operation, from its request to its result. */
export class EngineOperation {
  readonly #envelope: RunnerEnvelope;
  readonly #channel: MessageChannel;
  readonly #signal: AbortSignal;
  readonly #mask: SecretMask;
  readonly #mapper: EngineEventMapper;
  readonly #program: InlineProgram;

  constructor(options: {
    envelope: RunnerEnvelope;
    channel: MessageChannel;
    signal: AbortSignal;
  }) {
    this.#envelope = options.envelope;
    this.#channel = options.channel;
    this.#signal = options.signal;
    this.#mask = SecretMask.forRequest(options.envelope.request);
    this.#mapper = new EngineEventMapper({
      kind: options.envelope.request.kind,
    });
    this.#program = new InlineProgram(options.envelope.request);
  }

  async run(): Promise<OperationResult> {
    const { request, scratchDirectory, engineVersion } = this.#envelope;
    const { secretsProvider } = request;
    this.#emit({ type: 'started', engineVersion });
    const passphraseFile =
      secretsProvider.type === 'passphrase'
        ? await PassphraseFile.create({
            passphrase: secretsProvider.passphrase,
            fallbackDirectory: scratchDirectory,
          })
        : undefined;
    try {
      const workspace = await EngineWorkspace.create({
        envelope: this.#envelope,
        program: this.#runsProgram ? this.#program.run : async () => ({}),
        environment: passphraseFile
          ? { PULUMI_CONFIG_PASSPHRASE_FILE: passphraseFile.path }
          : {},
      });
      return this.#mask.result(await this.#operate(workspace));
    } finally {
      await passphraseFile?.close();
    }
  }

  async #operate(workspace: EngineWorkspace): Promise<OperationResult> {
    const reader = new StateReader({
      request: this.#envelope.request,
      askEngine: workspace.ask,
    });
    let failure: unknown;
    try {
      await this.#perform(workspace);
    } catch (error) {
      failure = error;
    }
    const deployment = await reader.read();
    const encryption = await workspace.encryption(deployment);
    return {
      ...this.#conclude(failure),
      changes: this.#mapper.changes,
      state: deployment && toStackState(deployment),
      encryption,
    };
  }

  async #perform(workspace: EngineWorkspace): Promise<void> {
    const { request } = this.#envelope;
    const stack = await workspace.stack();
    if (!request.encryption && this.#runsProgram) {
      await workspace.createStack();
    }
    try {
      await this.#engine(stack, workspace);
    } catch (error) {
      const absent =
        error instanceof StackNotFoundError && !this.#mapper.summarised;
      if (!absent) {
        throw error;
      }
      if (this.#runsProgram) {
        await workspace.createStack();
        await this.#engine(stack, workspace);
      }
      // Nothing exists, so there is nothing to refresh, unlock or destroy.
    }
  }

  async #engine(stack: Stack, workspace: EngineWorkspace): Promise<void> {
    const { request } = this.#envelope;
    this.#signal.throwIfAborted();
    const options = {
      color: 'never' as const,
      parallel: request.parallel ?? 10,
      message: request.message,
      suppressOutputs: true,
      suppressProgress: true,
      showSecrets: false,
      signal: this.#signal,
      onEvent: (event: EngineEvent) => this.#onEvent(event),
    };
    switch (request.kind) {
      case 'preview':
        await stack.preview({ ...options, refresh: request.refresh });
        break;
      case 'deploy':
        await stack.up({ ...options, refresh: request.refresh });
        break;
      case 'refresh':
        await stack.refresh({ ...options, runProgram: false });
        break;
      case 'detect-drift':
        await stack.previewRefresh({ ...options, runProgram: false });
        break;
      case 'destroy':
        await stack.destroy({ ...options, runProgram: false });
        // Refused by the engine itself when resources remain.
        await workspace.removeStack();
        break;
      case 'unlock':
        await stack.cancel();
        break;
      default:
        throw new Error(`Unknown kind of operation '${request.kind}'`);
    }
  }

  #conclude(failure: unknown): Pick<OperationResult, 'outcome' | 'problem'> {
    if (!failure) {
      return { outcome: 'succeeded' };
    }
    if (this.#signal.aborted) {
      return { outcome: 'cancelled' };
    }
    const problem: EngineProblem = explainFailure({
      failure,
      programFailure: this.#program.failure,
      mapper: this.#mapper,
    });
    return { outcome: 'failed', problem };
  }

  #onEvent(event: EngineEvent): void {
    for (const payload of this.#mapper.map(event)) {
      this.#emit(payload);
    }
  }

  #emit(payload: Parameters<SecretMask['event']>[0]): void {
    this.#channel.send({ type: 'event', payload: this.#mask.event(payload) });
  }

  get #runsProgram(): boolean {
    return ['preview', 'deploy'].includes(this.#envelope.request.kind);
  }
}

/** The result of an operation that was cancelled before it began. */
export const CANCELLED_RESULT: OperationResult = {
  outcome: 'cancelled',
  changes: NO_CHANGES,
};
