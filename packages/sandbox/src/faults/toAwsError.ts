import { AwsError } from '../router/calls';
import { Fault } from './Fault';

const STATUS_OF_CODE: Record<string, number> = {
  AccessDenied: 403,
  AccessDeniedException: 400,
  InternalError: 500,
  InternalFailure: 500,
  InternalServerError: 500,
  InternalServiceError: 500,
  ServerException: 500,
  ServiceUnavailable: 503,
  ServiceUnavailableException: 503,
  SlowDown: 503,
  UnauthorizedOperation: 403,
};

/** The error that a fault stands for. */
export function toAwsError(fault: Fault): AwsError | undefined {
  const { errorCode, httpStatus, message } = fault;
  if (errorCode === undefined) {
    return undefined;
  }
  return {
    code: errorCode,
    httpStatus: httpStatus ?? STATUS_OF_CODE[errorCode] ?? 400,
    message: message ?? `${errorCode} was asked for in this simulated account`,
  };
}
