import { AwsCall, AwsProtocol, RequestDescription } from './AwsCall';
import { identifyS3Operation } from './identifyS3Operation';
import { parseCredentialScope } from './parseCredentialScope';

const REST_XML = ['cloudfront', 'route53'];
// SDKs sign with these names; the rest of the world says the other.
const SERVICE_OF_TARGET: Record<string, string> = {
  AmazonEC2ContainerServiceV20141113: 'ecs',
  AnyScaleFrontendService: 'application-autoscaling',
  GraniteServiceVersion20100801: 'monitoring',
  Logs_20140328: 'logs',
};

/** Tells which operation of which service a request asks for. */
export function identifyCall(request: RequestDescription): AwsCall {
  const scope = parseCredentialScope(request);
  const found = findOperation(request, scope?.service);
  return {
    ...found,
    region: scope?.region ?? 'us-east-1',
    accessKeyId: scope?.accessKeyId,
  };
}

/** True for a request whose body has to be read to tell its operation. */
export function isForm(headers: RequestDescription['headers']): boolean {
  return String(headers['content-type'] ?? '').startsWith(
    'application/x-www-form-urlencoded',
  );
}

function findOperation(
  request: RequestDescription,
  service: string | undefined,
): Pick<AwsCall, 'service' | 'operation' | 'protocol'> {
  const { method, url, headers } = request;
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const [prefix, operation = ''] = target.split('.');
    return {
      service: service ?? SERVICE_OF_TARGET[prefix] ?? prefix,
      operation,
      protocol: 'json',
    };
  }
  const action = findAction(request);
  if (action) {
    return {
      service: service ?? 'unknown',
      operation: action,
      protocol: service === 'ec2' ? 'ec2' : 'query',
    };
  }
  if (service === 's3' || service === undefined) {
    return {
      service: 's3',
      operation: identifyS3Operation({ method, url, headers }),
      protocol: 's3',
    };
  }
  return {
    service,
    operation: `${method} ${firstSegments(url)}`,
    protocol: restProtocol(service),
  };
}

function findAction(request: RequestDescription): string | undefined {
  const { url, headers, body } = request;
  const form = isForm(headers) ? new URLSearchParams(body) : undefined;
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  return form?.get('Action') ?? query.get('Action') ?? undefined;
}

function restProtocol(service: string): AwsProtocol {
  return REST_XML.includes(service) ? 'rest-xml' : 'rest-json';
}

/** `/2020-05-31/distribution/E1/config` is `/distribution/config`: without version and names. */
function firstSegments(url: string): string {
  const segments = url
    .split('?')[0]
    .split('/')
    .filter(it => it && !/^\d{4}-\d{2}-\d{2}$/.test(it) && it !== 'v2');
  // Collections and names take turns.
  return `/${segments.filter((_, index) => index % 2 === 0).join('/')}`;
}
