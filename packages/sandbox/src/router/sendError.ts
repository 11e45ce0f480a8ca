import { ServerResponse } from 'http';
import { AwsCall, AwsError, formatAwsError } from './calls';

/** The error for all that only the emulator can answer, while it does not run. */
export const EMULATOR_AWAY: AwsError = {
  code: 'ServiceUnavailable',
  message: 'The simulated AWS account is not running',
  httpStatus: 503,
};

/** Answers a call with an error, in the way of the call's protocol. */
export function sendError(options: {
  response: ServerResponse;
  error: AwsError;
  /** Left out for a request that is no call to AWS. */
  call?: AwsCall;
}): void {
  const { response, error, call } = options;
  const { httpStatus, headers, body } = formatAwsError(
    error,
    call?.protocol ?? 'rest-json',
  );
  response.writeHead(httpStatus, headers).end(body);
}
