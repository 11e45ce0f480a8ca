import { classifyProblem } from './classifyProblem';
import { knownProblems } from './knownProblems';

/** Messages as the engine and AWS word them. */
const MESSAGES: Array<[code: string, message: string]> = [
  [
    'stack-locked',
    'error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.',
  ],
  [
    'stack-locked',
    'error: [409] Conflict: Another update is currently in progress.',
  ],
  [
    'secrets-unreadable',
    'error: constructing secrets manager of type "passphrase": incorrect passphrase, please set PULUMI_CONFIG_PASSPHRASE to the correct passphrase',
  ],
  [
    'state-damaged',
    'error: snapshot integrity failure; refusing to use it: resource urn:pulumi:e::t::aws:s3/bucket:Bucket::b refers to missing provider',
  ],
  [
    'state-not-saved',
    'error: failed to save snapshot: blob (key ".pulumi/stacks/t/e.json"): access denied',
  ],
  [
    'state-unreachable',
    'error: unable to check if bucket s3://backlot-state is accessible: operation error S3: ListObjectsV2',
  ],
  [
    'resource-protected',
    'Unable to delete resource "urn:pulumi:e::t::aws:rds/instance:Instance::db" as it is currently marked for protection. To unprotect this resource',
  ],
  [
    'provider-missing',
    "error: no resource plugin 'pulumi-resource-aws' found in the workspace at version v7.48.0 or on your $PATH",
  ],
  [
    'provider-crashed',
    'rpc error: code = Unavailable desc = error reading from server: EOF',
  ],
  [
    'setting-missing',
    "Missing required configuration variable 'aws-web-service:domain'",
  ],
  [
    'duplicate-resource',
    "Duplicate resource URN 'urn:pulumi:e::t::aws:s3/bucket:Bucket::b'; try giving it a unique name",
  ],
  [
    'program-exited',
    'The program tried to end its process with process.exit(1)',
  ],
  ['program-broken', "Error: Cannot find module './missing'"],
  [
    'program-broken',
    "TypeError: Cannot read properties of undefined (reading 'id')",
  ],
  [
    'plan-violated',
    'resource urn:pulumi:e::t::aws:s3/bucket:Bucket::b violates plan: create is not allowed by the plan: no steps were expected for this resource',
  ],
  ['disk-full', 'write /tmp/x: no space left on device'],
  [
    'out-of-memory',
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
  ],
  [
    'credentials-expired',
    'operation error EC2: DescribeVpcs, https response error StatusCode: 400, api error RequestExpired: Request has expired.',
  ],
  [
    'credentials-expired',
    'api error ExpiredToken: The security token included in the request is expired',
  ],
  [
    'credentials-invalid',
    "pulumi:providers:aws resource 'default' has a problem: unable to validate AWS credentials. Details: No valid credential sources found.",
  ],
  [
    'role-not-assumable',
    'IAM Role (arn:aws:iam::123456789012:role/backlot) cannot be assumed. There are a number of possible causes',
  ],
  ['wrong-account', 'AWS Account ID not allowed: 210987654321'],
  [
    'denied-by-organization',
    'api error AccessDenied: User: arn:aws:sts::123456789012:assumed-role/backlot is not authorized to perform: ecs:CreateCluster with an explicit deny in a service control policy',
  ],
  [
    'access-denied',
    'creating IAM Role (app): operation error IAM: CreateRole, https response error StatusCode: 403, api error AccessDenied: User is not authorized to perform: iam:CreateRole',
  ],
  [
    'access-denied',
    'api error UnauthorizedOperation: You are not authorized to perform this operation.',
  ],
  [
    'quota-exceeded',
    'creating EC2 VPC: api error VpcLimitExceeded: The maximum number of VPCs has been reached.',
  ],
  [
    'quota-exceeded',
    'creating EC2 EIP: api error AddressLimitExceeded: The maximum number of addresses has been reached.',
  ],
  ['throttled', 'api error Throttling: Rate exceeded'],
  ['throttled', 'api error TooManyRequestsException: Too Many Requests'],
  [
    'region-or-service-disabled',
    'api error OptInRequired: You are not subscribed to this service.',
  ],
  [
    'aws-unavailable',
    'https response error StatusCode: 503, RequestID: x, api error ServiceUnavailable: Service is unable to handle request.',
  ],
  [
    'name-not-resolved',
    'dial tcp: lookup ecs.eu-nowhere-1.amazonaws.com: no such host',
  ],
  ['network-failure', 'dial tcp 127.0.0.1:4566: connect: connection refused'],
  [
    'certificate-not-trusted',
    'tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    'secret-scheduled-for-deletion',
    "creating Secrets Manager Secret (app/jwt): api error InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for deletion.",
  ],
  [
    'database-user-reserved',
    'creating RDS DB Instance (app): api error InvalidParameterValue: MasterUsername admin cannot be used as it is a reserved word used by the engine',
  ],
  [
    'capacity-unavailable',
    'api error InsufficientDBInstanceCapacity: Insufficient capacity for db.t3.micro',
  ],
  [
    'database-combination-invalid',
    'creating RDS DB Instance: api error InvalidParameterCombination: Cannot find version 14.99 for postgres',
  ],
  [
    'deletion-protected',
    'deleting RDS DB Instance (app): api error InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.',
  ],
  [
    'bucket-not-empty',
    'deleting S3 Bucket (site): api error BucketNotEmpty: The bucket you tried to delete is not empty',
  ],
  [
    'repository-not-empty',
    'ECR Repository (app) not empty, consider using force_delete: api error RepositoryNotEmptyException',
  ],
  [
    'bucket-name-taken',
    'creating S3 Bucket (site): api error BucketAlreadyExists: The requested bucket name is not available.',
  ],
  [
    'already-exists',
    'creating IAM Role (app): api error EntityAlreadyExists: Role with name app already exists.',
  ],
  [
    'already-exists',
    'creating Secrets Manager Secret: api error ResourceExistsException: the secret app/jwt already exists.',
  ],
  [
    'still-in-use',
    'deleting EC2 Subnet (subnet-1): api error DependencyViolation: The subnet has dependencies and cannot be deleted.',
  ],
  [
    'service-unstable',
    'waiting for ECS Service (arn:aws:ecs:eu-west-1:1:service/app) to be stable: unexpected state',
  ],
  [
    'service-unstable',
    'deployment failed: tasks failed to start. (service app) deployment circuit breaker',
  ],
  [
    'certificate-not-validated',
    'waiting for ACM Certificate (arn:aws:acm:x) to be issued: timeout while waiting for state to become ISSUED',
  ],
  [
    'certificate-unusable',
    "api error InvalidViewerCertificate: The specified SSL certificate doesn't exist, isn't in us-east-1 region",
  ],
  [
    'domain-taken',
    'api error CNAMEAlreadyExists: One or more of the CNAMEs you provided are already associated with a different resource.',
  ],
  ['hosted-zone-missing', 'no matching Route 53 Hosted Zone found'],
  [
    'address-range-invalid',
    "api error InvalidSubnet.Conflict: The CIDR '10.0.1.0/24' conflicts with another subnet",
  ],
  [
    'policy-document-invalid',
    'api error MalformedPolicyDocument: Invalid principal in policy',
  ],
  ['name-too-long', '"name" cannot be longer than 32 characters'],
  [
    'resource-busy',
    'api error InvalidDBInstanceState: DB instance is not in available state.',
  ],
  [
    'took-too-long',
    "timeout while waiting for state to become 'available' (last state: 'creating', timeout: 40m0s)",
  ],
  [
    'value-refused',
    'api error ValidationException: Invalid schedule expression',
  ],
  [
    'resource-missing',
    'api error ResourceNotFoundException: The specified log group does not exist.',
  ],
];

describe('classifyProblem', () => {
  it.each(MESSAGES)('recognises %s', (code, message) => {
    expect(classifyProblem({ message })).toMatchObject({ code });
  });

  it('has a message for every problem of the table', () => {
    const tested = new Set(MESSAGES.map(([code]) => code));
    expect(knownProblems.map(({ code }) => code)).toEqual(
      knownProblems.map(({ code }) => code).filter(code => tested.has(code)),
    );
    expect(new Set(knownProblems.map(({ code }) => code)).size).toBe(
      knownProblems.length,
    );
  });

  it('never passes the raw message on', () => {
    for (const message of [
      ...MESSAGES.map(([, text]) => `${text} canary-raw`),
      'something canary-raw nobody has seen before',
    ]) {
      expect(JSON.stringify(classifyProblem({ message }))).not.toContain(
        'canary-raw',
      );
    }
  });

  it('keeps the resource it concerns', () => {
    expect(classifyProblem({ message: '?', urn: 'urn:x' })).toMatchObject({
      code: 'unknown',
      urn: 'urn:x',
      retryable: false,
    });
  });
});
