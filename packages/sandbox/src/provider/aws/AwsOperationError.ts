/** What an error of the AWS SDK carries beside its message. */
interface SdkError extends Error {
  Code?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number; requestId?: string };
}

/** A refused AWS call, told the way the released provider tells it. */
export class AwsOperationError extends Error {
  /** The code of the API, such as `DBInstanceAlreadyExists`. */
  readonly code: string;

  static wrap(
    error: unknown,
    call: { service: string; operation: string },
  ): AwsOperationError {
    return error instanceof AwsOperationError
      ? error
      : new AwsOperationError(error as SdkError, call);
  }

  private constructor(
    error: SdkError,
    call: { service: string; operation: string },
  ) {
    const { httpStatusCode, requestId } = error.$metadata ?? {};
    const code = (error.Code ?? error.name).replace(/Fault$/, '');
    const answered = httpStatusCode
      ? `https response error StatusCode: ${httpStatusCode}, RequestID: ${
          requestId ?? 'none'
        }, api error ${code}: ${error.message}`
      : `request send failed, ${error.code ?? error.name}: ${error.message}`;
    super(`operation error ${call.service}: ${call.operation}, ${answered}`, {
      cause: error,
    });
    this.name = 'AwsOperationError';
    this.code = code;
  }
}
