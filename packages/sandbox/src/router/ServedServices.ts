import { IncomingMessage, ServerResponse } from 'http';
import { AwsCall, AwsError } from './calls';
import { readBody } from './readBody';
import { EMULATOR_AWAY, sendError } from './sendError';
import { EmulatedAccount, ServedService, ServedServiceError } from './services';

export interface ServedServicesOptions {
  account: EmulatedAccount;
  services: ServedService[];
}

/** The services that the router answers itself. */
export class ServedServices {
  readonly #account: EmulatedAccount;
  readonly #services: Map<string, ServedService>;

  constructor(options: ServedServicesOptions) {
    this.#account = options.account;
    this.#services = new Map(options.services.map(it => [it.name, it]));
  }

  serves(call: AwsCall): boolean {
    return this.#services.has(call.service);
  }

  async answer(options: {
    call: AwsCall;
    request: IncomingMessage;
    response: ServerResponse;
  }): Promise<void> {
    const { call, request, response } = options;
    const body = await readBody(request);
    try {
      const output = await this.#call(call, body.toString());
      response
        .writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(output));
    } catch (error) {
      sendError({ response, error: toAwsError(error), call });
    }
  }

  async #call(call: AwsCall, body: string): Promise<object> {
    const accountId = await this.#account.findAccountId(call.accessKeyId);
    const { region, accessKeyId = accountId } = call;
    return this.#services.get(call.service)!.handle({
      operation: call.operation,
      input: parse(body),
      scope: { accountId, region, accessKeyId },
    });
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body || '{}');
  } catch {
    throw new ServedServiceError(
      'SerializationException',
      'The body of the request is not JSON',
    );
  }
}

function toAwsError(error: unknown): AwsError {
  if (error instanceof ServedServiceError) {
    return error;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ECONNREFUSED'
    ? EMULATOR_AWAY
    : { code: 'InternalFailure', message, httpStatus: 500 };
}
