import {
  EngineEvent,
  Stack,
  StackNotFoundError,
} from '@pulumi/pulumi/automation';
import { EngineEventMapper } from '../events/EngineEventMapper';
import { isHidden } from '../events/resourceTypes';
import { SecretMask } from '../masking/SecretMask';
import { ENGINE_LOST } from '../problems/interruptions';
import { RunnerEnvelope } from '../protocol/runnerProtocol';
import { PassphraseFile } from '../scratch/PassphraseFile';
import { settlePendingCreates } from '../state/settlePendingCreates';
import { StateReader } from '../state/StateReader';
import { toStackState } from '../state/toStackState';
import { OperationResult } from '../types';
import { EngineWorkspace } from './EngineWorkspace';
import { engineWasKilled, explainFailure } from './explainFailure';
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
    const { request, scratchDirectory } = this.#envelope;
    const { secretsProvider } = request;
    let passphraseFile: PassphraseFile | undefined;
    let result: OperationResult;
    try {
      passphraseFile =
        secretsProvider.type === 'passphrase'
          ? await PassphraseFile.create({
              passphrase: secretsProvider.passphrase,
              fallbackDirectory: scratchDirectory,
            })
          : undefined;
      const workspace = await EngineWorkspace.create({
        envelope: this.#envelope,
        program: this.#runsProgram ? this.#program.run : async () => ({}),
        environment: passphraseFile
          ? { PULUMI_CONFIG_PASSPHRASE_FILE: passphraseFile.path }
          : {},
      });
      result = await this.#operate(workspace);
    } catch (error) {
      result = this.#conclude(error);
    } finally {
      await passphraseFile?.close();
    }
    return this.#mask.result(result);
  }

  async #operate(workspace: EngineWorkspace): Promise<OperationResult> {
    const reader = new StateReader({
      request: this.#envelope.request,
      askEngine: workspace.ask,
    });
    this.#expect(reader);
    let failure: unknown;
    try {
      await this.#settlePendingCreates(workspace);
      await this.#perform(workspace);
    } catch (error) {
      failure = error;
    }
    const deployment = await reader.read();
    return {
      ...this.#conclude(failure),
      state: deployment && toStackState(deployment),
      encryption: await workspace.encryption(deployment),
    };
  }

  /** What touches recorded resources only can tell at once how many there are. */
  #expect(reader: StateReader): void {
    if (this.#runsProgram || this.#envelope.request.kind === 'unlock') {
      return;
    }
    reader.read().then(deployment => {
      const { length } = (deployment?.resources ?? []).filter(
        resource => !isHidden(resource.type),
      );
      this.#mapper.expect(length).forEach(payload => this.#emit(payload));
    });
  }

  /** Before anything else, so that a deploy does not make a second time what an earlier one began. */
  async #settlePendingCreates(workspace: EngineWorkspace): Promise<void> {
    const { adopt } = this.#envelope.request;
    if (!adopt) {
      return;
    }
    const exported = await workspace.exportState();
    const settled = settlePendingCreates(exported.deployment, adopt);
    if (settled !== exported.deployment) {
      await workspace.importState({ ...exported, deployment: settled });
    }
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

  #conclude(failure: unknown): OperationResult {
    const { changes } = this.#mapper;
    if (!failure) {
      return { outcome: 'succeeded', changes };
    }
    if (this.#signal.aborted) {
      return { outcome: 'cancelled', changes };
    }
    if (engineWasKilled(failure)) {
      return { outcome: 'interrupted', changes, problem: ENGINE_LOST };
    }
    const problem = explainFailure({
      failure,
      programFailure: this.#program.failure,
      mapper: this.#mapper,
    });
    return { outcome: 'failed', changes, problem };
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
