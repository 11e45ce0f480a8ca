import { randomUUID } from 'crypto';
import { AwsProtocol } from './AwsCall';

/** An error as a service would answer it. */
export interface AwsError {
  code: string;
  message: string;
  httpStatus: number;
}

/** A whole response, small enough to be held. */
export interface AwsResponse {
  httpStatus: number;
  headers: Record<string, string>;
  body: string;
}

/** Writes an error the way that the protocol's clients expect it. */
export function formatAwsError(
  error: AwsError,
  protocol: AwsProtocol,
): AwsResponse {
  const { code, message, httpStatus } = error;
  const requestId = randomUUID();
  switch (protocol) {
    case 'json':
      return {
        httpStatus,
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amzn-errortype': code,
          'x-amzn-requestid': requestId,
        },
        body: JSON.stringify({ __type: code, message }),
      };
    case 'rest-json':
      return {
        httpStatus,
        headers: {
          'content-type': 'application/json',
          'x-amzn-errortype': code,
          'x-amzn-requestid': requestId,
        },
        body: JSON.stringify({ message }),
      };
    default:
      return {
        httpStatus,
        headers: { 'content-type': 'text/xml', 'x-amz-request-id': requestId },
        body: `<?xml version="1.0" encoding="UTF-8"?>\n${xmlBody(
          error,
          protocol,
          requestId,
        )}`,
      };
  }
}

function xmlBody(
  { code, message, httpStatus }: AwsError,
  protocol: AwsProtocol,
  requestId: string,
): string {
  const reason = `<Code>${escapeXml(code)}</Code><Message>${escapeXml(
    message,
  )}</Message>`;
  if (protocol === 's3') {
    return `<Error>${reason}<RequestId>${requestId}</RequestId></Error>`;
  }
  if (protocol === 'ec2') {
    return `<Response><Errors><Error>${reason}</Error></Errors><RequestID>${requestId}</RequestID></Response>`;
  }
  const type = httpStatus < 500 ? 'Sender' : 'Receiver';
  return `<ErrorResponse><Error><Type>${type}</Type>${reason}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
