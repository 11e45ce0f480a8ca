import { AwsClients } from './aws/AwsClients';
import { ProviderConfig, readProviderConfig } from './aws/ProviderConfig';
import { findHandler } from './handlers/findHandler';
import { answerInvoke } from './invokes/answerInvoke';
import { checkInputs, CheckOptions } from './resources/checkInputs';
import { diffInputs, InputDifference } from './resources/diffInputs';
import { HandlerContext } from './resources/ResourceHandler';
import {
  createResource,
  deleteResource,
  previewCreate,
  previewUpdate,
  readResource,
  ResourceReference,
  ResourceState,
  updateResource,
} from './resources/ResourceOperations';
import { parseUrn } from './server/parseUrn';
import { PropertyMap } from './server/PropertyMap';

const defaultTimeoutSeconds = 20 * 60;
/** How long a call may wait on after a cancel, so that what is nearly ready gets ready. */
const cancelGraceMs = 10_000;

interface ResourceCall {
  urn: string;
  timeoutSeconds: number;
}

/** What the stand-in does for the engine, apart from its protocol. */
export class AwsProvider {
  readonly #environment: NodeJS.ProcessEnv;
  #config: ProviderConfig;
  #clients: AwsClients;
  #account?: Promise<string>;
  #cancelledAt?: number;

  constructor(environment: NodeJS.ProcessEnv) {
    this.#environment = environment;
    this.#config = readProviderConfig({}, environment);
    this.#clients = new AwsClients(this.#config);
  }

  async configure(args: PropertyMap): Promise<void> {
    this.#config = readProviderConfig(args, this.#environment);
    this.#clients = new AwsClients(this.#config);
    this.#account = undefined;
    const { allowedAccountIds } = this.#config;
    if (allowedAccountIds.length > 0) {
      const accountId = await this.#accountId();
      if (!allowedAccountIds.includes(accountId)) {
        throw new Error(`AWS account ID not allowed: ${accountId}`);
      }
    }
  }

  /** Lets calls that are under way finish, within a grace, and begins nothing new. */
  cancel(): void {
    this.#cancelledAt ??= Date.now();
  }

  invoke(token: string, args: PropertyMap): Promise<PropertyMap> {
    return answerInvoke({
      token,
      args,
      context: this.#context(args.region, defaultTimeoutSeconds),
    });
  }

  check(
    options: Omit<CheckOptions, 'handler' | 'resourceName' | 'defaultTags'>,
  ): ReturnType<typeof checkInputs> {
    const { type, name } = parseUrn(options.urn);
    return checkInputs({
      ...options,
      handler: findHandler(type),
      resourceName: name,
      defaultTags: this.#config.defaultTags,
    });
  }

  diff(options: {
    urn: string;
    oldInputs: PropertyMap;
    newInputs: PropertyMap;
  }): InputDifference {
    const handler = findHandler(parseUrn(options.urn).type);
    return diffInputs({ ...options, handler });
  }

  async create(
    call: ResourceCall & { inputs: PropertyMap; preview: boolean },
  ): Promise<{ id: string; outputs: PropertyMap }> {
    const reference = this.#reference(call, call.inputs);
    if (call.preview) {
      const outputs = previewCreate(reference.handler, call.inputs);
      return { id: '', outputs };
    }
    this.#refuseAfterCancel();
    return createResource(reference, call.inputs);
  }

  async update(
    call: ResourceCall & {
      state: ResourceState;
      inputs: PropertyMap;
      preview: boolean;
    },
  ): Promise<PropertyMap> {
    if (call.preview) {
      return previewUpdate(call.state, call.inputs);
    }
    this.#refuseAfterCancel();
    return updateResource(
      this.#reference(call, call.inputs),
      call.state,
      call.inputs,
    );
  }

  read(
    call: ResourceCall & { state: ResourceState },
  ): Promise<ResourceState | undefined> {
    return readResource(
      this.#reference(call, { ...call.state.outputs, ...call.state.inputs }),
      call.state,
      this.#config.defaultTags,
    );
  }

  async delete(call: ResourceCall & { state: ResourceState }): Promise<void> {
    this.#refuseAfterCancel();
    await deleteResource(
      this.#reference(call, { ...call.state.outputs, ...call.state.inputs }),
      call.state,
    );
  }

  #refuseAfterCancel(): void {
    if (this.#cancelledAt !== undefined) {
      throw new Error('the operation was cancelled');
    }
  }

  #reference(call: ResourceCall, properties: PropertyMap): ResourceReference {
    const { type, name } = parseUrn(call.urn);
    return {
      handler: findHandler(type),
      resourceName: name,
      context: this.#context(properties.region, call.timeoutSeconds),
    };
  }

  #context(region: unknown, timeoutSeconds: number): HandlerContext {
    const ownRegion =
      typeof region === 'string' && region !== ''
        ? region
        : this.#config.region;
    const end = Date.now() + (timeoutSeconds || defaultTimeoutSeconds) * 1000;
    return {
      region: ownRegion,
      timeLeft: () =>
        Math.min(end, (this.#cancelledAt ?? Infinity) + cancelGraceMs) -
        Date.now(),
      client: name => this.#clients.get(name, ownRegion),
      accountId: () => this.#accountId(),
    };
  }

  #accountId(): Promise<string> {
    this.#account ??= this.#clients
      .get('sts', this.#config.region)
      .then(sts => sts.getCallerIdentity({}))
      .then(identity => identity.Account ?? '');
    return this.#account;
  }
}
