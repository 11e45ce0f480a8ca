import {
  sendUnaryData,
  ServerUnaryCall,
  status,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { PluginInfo } from '@pulumi/pulumi/proto/plugin_pb';
import * as messages from '@pulumi/pulumi/proto/provider_pb';
import { AwsProvider } from '../AwsProvider';
import { providerVersion } from '../providerVersion';
import { InputDifference } from '../resources/diffInputs';
import { toGrpcError } from './toGrpcError';
import { fromStruct, toStruct } from './structs';

const { DiffResponse, PropertyDiff, CheckRequest } = messages;

type Answer<Request, Response> = (
  request: Request,
) => Promise<Response> | Response;

/** The engine's protocol around the provider: it turns messages into values and back. */
export class ProviderServer {
  readonly #provider: AwsProvider;

  constructor(provider: AwsProvider) {
    this.#provider = provider;
  }

  /** The calls by their names in the protocol. */
  implementation(): UntypedServiceImplementation {
    return {
      handshake: refuse('Handshake'),
      parameterize: refuse('Parameterize'),
      checkConfig: refuse('CheckConfig'),
      diffConfig: refuse('DiffConfig'),
      call: refuse('Call'),
      construct: refuse('Construct'),
      list: refuse('List'),
      getMapping: refuse('GetMapping'),
      getMappings: refuse('GetMappings'),
      getPluginInfo: respond(() =>
        new PluginInfo().setVersion(providerVersion),
      ),
      getSchema: respond(() => this.#getSchema()),
      attach: respond(() => new Empty()),
      configure: respond(request => this.#configure(request)),
      cancel: respond(() => {
        this.#provider.cancel();
        return new Empty();
      }),
      invoke: respond(request => this.#invoke(request)),
      check: respond(request => this.#check(request)),
      diff: respond(request => this.#diff(request)),
      create: respond(request => this.#create(request)),
      read: respond(request => this.#read(request)),
      update: respond(request => this.#update(request)),
      delete: respond(request => this.#delete(request)),
    };
  }

  #getSchema(): messages.GetSchemaResponse {
    return new messages.GetSchemaResponse().setSchema(
      JSON.stringify({ name: 'aws', version: providerVersion }),
    );
  }

  async #configure(
    request: messages.ConfigureRequest,
  ): Promise<messages.ConfigureResponse> {
    await this.#provider.configure(fromStruct(request.getArgs()));
    // Without acceptSecrets the engine opens secrets for us and marks them again afterwards.
    return new messages.ConfigureResponse()
      .setAcceptsecrets(false)
      .setAcceptresources(false)
      .setAcceptoutputs(false)
      .setSupportspreview(true)
      .setSupportsAutonamingConfiguration(true);
  }

  async #invoke(
    request: messages.InvokeRequest,
  ): Promise<messages.InvokeResponse> {
    const values = await this.#provider.invoke(
      request.getTok(),
      fromStruct(request.getArgs()),
    );
    return new messages.InvokeResponse().setReturn(toStruct(values));
  }

  #check(request: messages.CheckRequest): messages.CheckResponse {
    const { inputs, failures } = this.#provider.check({
      urn: request.getUrn(),
      randomSeed: request.getRandomseed_asU8(),
      oldInputs: fromStruct(request.getOlds()),
      newInputs: fromStruct(request.getNews()),
      autonaming: readAutonaming(request.getAutonaming()),
    });
    return new messages.CheckResponse()
      .setInputs(toStruct(inputs))
      .setFailuresList(
        failures.map(failure =>
          new messages.CheckFailure()
            .setProperty(failure.property)
            .setReason(failure.reason),
        ),
      );
  }

  #diff(request: messages.DiffRequest): messages.DiffResponse {
    return toDiffResponse(
      this.#provider.diff({
        urn: request.getUrn(),
        oldInputs: fromStruct(request.getOldInputs() ?? request.getOlds()),
        newInputs: fromStruct(request.getNews()),
      }),
    );
  }

  async #create(
    request: messages.CreateRequest,
  ): Promise<messages.CreateResponse> {
    const { id, outputs } = await this.#provider.create({
      urn: request.getUrn(),
      inputs: fromStruct(request.getProperties()),
      timeoutSeconds: request.getTimeout(),
      preview: request.getPreview(),
    });
    return new messages.CreateResponse()
      .setId(id)
      .setProperties(toStruct(outputs));
  }

  async #read(request: messages.ReadRequest): Promise<messages.ReadResponse> {
    const state = await this.#provider.read({
      urn: request.getUrn(),
      state: {
        id: request.getId(),
        inputs: fromStruct(request.getInputs()),
        outputs: fromStruct(request.getProperties()),
      },
      timeoutSeconds: request.getTimeout(),
    });
    const response = new messages.ReadResponse();
    return state
      ? response
          .setId(state.id)
          .setInputs(toStruct(state.inputs))
          .setProperties(toStruct(state.outputs))
      : response.setId('');
  }

  async #update(
    request: messages.UpdateRequest,
  ): Promise<messages.UpdateResponse> {
    const outputs = await this.#provider.update({
      urn: request.getUrn(),
      state: {
        id: request.getId(),
        inputs: fromStruct(request.getOldInputs() ?? request.getOlds()),
        outputs: fromStruct(request.getOlds()),
      },
      inputs: fromStruct(request.getNews()),
      timeoutSeconds: request.getTimeout(),
      preview: request.getPreview(),
    });
    return new messages.UpdateResponse().setProperties(toStruct(outputs));
  }

  async #delete(request: messages.DeleteRequest): Promise<Empty> {
    await this.#provider.delete({
      urn: request.getUrn(),
      state: {
        id: request.getId(),
        inputs: fromStruct(request.getOldInputs() ?? request.getProperties()),
        outputs: fromStruct(request.getProperties()),
      },
      timeoutSeconds: request.getTimeout(),
    });
    return new Empty();
  }
}

function respond<Request, Response>(answer: Answer<Request, Response>) {
  return async (
    call: ServerUnaryCall<Request, Response>,
    callback: sendUnaryData<Response>,
  ) => {
    try {
      callback(null, await answer(call.request));
    } catch (error) {
      callback(toGrpcError(error as Error));
    }
  };
}

function refuse(name: string) {
  return (_call: unknown, callback: sendUnaryData<unknown>) =>
    callback({
      code: status.UNIMPLEMENTED,
      details: `${name} is not supported`,
    });
}

function readAutonaming(
  options: messages.CheckRequest.AutonamingOptions | undefined,
): { mode: 'propose' | 'enforce' | 'disable'; name: string } | undefined {
  if (!options) {
    return undefined;
  }
  const { Mode } = CheckRequest.AutonamingOptions;
  const modes = {
    [Mode.PROPOSE]: 'propose',
    [Mode.ENFORCE]: 'enforce',
    [Mode.DISABLE]: 'disable',
  } as const;
  return { mode: modes[options.getMode()], name: options.getProposedName() };
}

const kinds = {
  add: [PropertyDiff.Kind.ADD, PropertyDiff.Kind.ADD_REPLACE],
  delete: [PropertyDiff.Kind.DELETE, PropertyDiff.Kind.DELETE_REPLACE],
  update: [PropertyDiff.Kind.UPDATE, PropertyDiff.Kind.UPDATE_REPLACE],
};

function toDiffResponse(difference: InputDifference): messages.DiffResponse {
  const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
  const response = new DiffResponse()
    .setChanges(difference.names.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList(difference.names)
    .setReplacesList(difference.replaces)
    .setDeletebeforereplace(difference.deleteBeforeReplace)
    .setHasdetaileddiff(true);
  for (const [path, { kind, replace }] of difference.changes) {
    response
      .getDetaileddiffMap()
      .set(
        path,
        new PropertyDiff()
          .setKind(kinds[kind][Number(replace)])
          .setInputdiff(true),
      );
  }
  return response;
}
