/**
 * How a service speaks, which decides the shape of an error.
 *
 * @public
 */
export type AwsProtocol =
  | 'json'
  | 'query'
  | 'ec2'
  | 's3'
  | 'rest-json'
  | 'rest-xml';

/**
 * What one request to the account asks for.
 *
 * @public
 */
export interface AwsCall {
  /** As in the request's signature: `ecs`, `monitoring`, `elasticloadbalancing`. */
  service: string;
  /** The API's operation; for a REST API other than S3 the method and the first part of the path. */
  operation: string;
  protocol: AwsProtocol;
  region: string;
  accessKeyId?: string;
}

/** The parts of a request that tell a call. */
export interface RequestDescription {
  method: string;
  /** With the query string. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
  /** Only needed for forms. */
  body?: string;
}
