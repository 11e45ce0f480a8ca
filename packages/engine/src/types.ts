import {
  ChangeSummary,
  EngineProblem,
  OperationEventPayload,
  OperationKind,
} from '@backlot/plugin-environments-common';
import { JsonObject, JsonValue } from '@backstage/types';

/** How a stack's secrets are encrypted. @public */
export type SecretsProvider =
  | { type: 'passphrase'; passphrase: string }
  | { type: 'awskms'; url: string };

/**
 * Encryption metadata of a stack. Kept with the environment, because another machine
 * needs it to read the stack's secrets.
 *
 * @public
 */
export interface StackEncryption {
  secretsprovider?: string;
  encryptedkey?: string;
  encryptionsalt?: string;
}

/** Everything one runner needs for one operation. It reaches the runner by stdin only. @public */
export interface OperationRequest {
  operationId: string;
  kind: OperationKind;
  /** Pulumi project: the template's name. */
  project: string;
  /** Pulumi stack: the environment's id. */
  stack: string;
  program: {
    /** Absolute path of the compiled CommonJS program, `@pulumi/pulumi` external. */
    path: string;
  };
  /** Plain parameters, as Pulumi config of the project; objects are JSON-encoded. */
  config: JsonObject;
  /** Secret parameters: set as secret config inside the runner's process, never written down. */
  secretConfig: JsonObject;
  /** Provider config such as `aws:region`, as Pulumi config in its full name. */
  providerConfig: JsonObject;
  /** Pulumi state backend, `file://…`, `s3://…` or `https://…`. */
  stateUrl: string;
  secretsProvider: SecretsProvider;
  encryption?: StackEncryption;
  /** Variables the providers need, such as `AWS_*`; nothing else is inherited. */
  environment: Record<string, string>;
  engine: {
    /** Absolute path of the `pulumi` executable. */
    path: string;
    /**
     * Directory laid out as PULUMI_HOME/plugins, linked into the operation's own home.
     * The sandbox has its stand-in provider in one of its own, so ambient plugins stay ignored everywhere.
     */
    pluginsDirectory?: string;
  };
  /** Tags for adoption after a crash are the template's affair; this is the engine's message. */
  message?: string;
  /** Steps at a time; 10 when left out. */
  parallel?: number;
  /** Refresh before a preview or deploy. */
  refresh?: boolean;
  /**
   * Settles the creates that the state has as pending, before the operation: what was found is
   * recorded, what was not is forgotten. When left out they stay, and a deploy makes them a second time.
   */
  adopt?: AdoptedResource[];
  /** How long a graceful cancel may take before the second signal, and again before the kill. */
  cancelGraceMs?: number;
}

/** One resource as the state has it, secrets masked. @public */
export interface StateResource {
  urn: string;
  type: string;
  custom: boolean;
  id?: string;
  parent?: string;
  provider?: string;
  protect: boolean;
  dependencies: string[];
  inputs: JsonObject;
  outputs: JsonObject;
}

/**
 * A create that was under way when an engine was lost: the account may have the resource, the state
 * does not. Inputs are as the provider was given them, with generated names, secrets masked.
 *
 * @public
 */
export interface PendingCreate {
  urn: string;
  type: string;
  inputs: JsonObject;
}

/** A resource of a pending create that was found in the account. @public */
export interface AdoptedResource {
  urn: string;
  /** The provider's id, in the form that an import takes. */
  id: string;
}

/** The state of a stack after an operation, secrets masked. @public */
export interface StackState {
  /** Changes whenever the state does. */
  digest: string;
  resources: StateResource[];
  outputs: Record<string, JsonValue>;
  pendingCreates: PendingCreate[];
}

/** How an operation ended. @public */
export interface OperationResult {
  outcome: 'succeeded' | 'failed' | 'cancelled' | 'interrupted';
  changes: ChangeSummary;
  problem?: EngineProblem;
  /** Absent when the state could not be read or does not exist. */
  state?: StackState;
  encryption?: StackEncryption;
}

/** @public */
export interface RunOperationOptions {
  /** Aborting asks for a graceful cancel; the grace period then leads to the kill. */
  signal?: AbortSignal;
  /** Called in order for every event; must not block. */
  onEvent(event: OperationEventPayload): void;
  /** Told the runner's process id, which is also its session id, as soon as it lives. */
  onSpawn?(processId: number): void;
}

/** A resource a program would register, found under mocks. @public */
export interface EstimatedResource {
  type: string;
  name: string;
  inputs: JsonObject;
}

/** @public */
export interface EstimateRequest {
  project: string;
  stack: string;
  program: { path: string };
  config: JsonObject;
  secretConfig: JsonObject;
  providerConfig: JsonObject;
}
