/** Who calls, and where. */
export interface ServedScope {
  accountId: string;
  region: string;
  /** For calls on behalf of the caller. */
  accessKeyId: string;
}

/** An API that the emulator lacks, served by the router itself. */
export interface ServedService {
  /** As in the request's signature. */
  readonly name: string;
  /**
   * Answers one call of a JSON API.
   *
   * @throws ServedServiceError for what the service refuses.
   */
  handle(options: {
    operation: string;
    input: unknown;
    scope: ServedScope;
  }): Promise<object>;
}

/** An error that the caller sees under this name. */
export class ServedServiceError extends Error {
  readonly code: string;
  readonly httpStatus: number;

  constructor(code: string, message: string, httpStatus = 400) {
    super(message);
    this.code = code;
    this.httpStatus = httpStatus;
  }
}
