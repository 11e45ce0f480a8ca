import type { KnownProblem } from './knownProblems';

/** Refusals that concern the AWS account: credentials, rights, quotas and rates. */
export const accountProblems: KnownProblem[] = [
  {
    pattern:
      /ExpiredToken|security token included in the request is expired|token has expired|RequestExpired/i,
    code: 'credentials-expired',
    title: 'The credentials for the account have expired',
    cause: 'AWS no longer accepts the session that the operation runs with.',
    nextStep: 'Run the operation again; a new session is opened for it.',
    retryable: true,
  },
  {
    pattern:
      /No valid credential sources|NoCredentialProviders|failed to refresh cached credentials|could not find (any )?credentials|unable to validate AWS credentials|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClientException/i,
    code: 'credentials-invalid',
    title: 'The account does not accept the credentials',
    cause: 'There are no credentials for the account, or they are wrong.',
    nextStep:
      'Ask an operator to check the account’s credentials in the configuration.',
    retryable: false,
  },
  {
    pattern:
      /AssumeRole.*AccessDenied|not authorized to perform: sts:AssumeRole|cannot assume role|IAM Role .* cannot be assumed/i,
    code: 'role-not-assumable',
    title: 'The deployment role of the account cannot be taken',
    cause:
      'The role does not trust Backlot, or its external id is another one.',
    nextStep: 'Ask an operator to check the trust policy of the role.',
    retryable: false,
  },
  {
    pattern: /AWS Account ID not allowed|account ID .* not allowed/i,
    code: 'wrong-account',
    title: 'The credentials belong to another account',
    cause:
      'The account that answered is not the one of the environment, so nothing was changed.',
    nextStep:
      'Ask an operator to check the account’s role in the configuration.',
    retryable: false,
  },
  {
    pattern: /explicit deny in a service control policy|with an explicit deny/i,
    code: 'denied-by-organization',
    title: 'The organization forbids this step in the account',
    cause:
      'A service control policy or boundary denies what the template needs.',
    nextStep:
      'Ask the owners of the AWS organization, or choose another account or region.',
    retryable: false,
  },
  {
    pattern:
      /AccessDenied|UnauthorizedOperation|is not authorized to perform|AuthorizationError|AuthFailure/i,
    code: 'access-denied',
    title: 'The deployment role may not do this',
    cause:
      'The role that Backlot uses in the account lacks a right that the template needs.',
    nextStep:
      'Ask an operator to add the right that the log names to the deployment role.',
    retryable: false,
  },
  {
    pattern:
      /VpcLimitExceeded|AddressLimitExceeded|NatGatewayLimitExceeded|LimitExceeded|QuotaExceeded|ServiceQuotaExceeded|TooManyBuckets|maximum number of|InstanceQuotaExceeded|limit has been reached/i,
    code: 'quota-exceeded',
    title: 'A quota of the account is used up',
    cause:
      'The account already has as many resources of this kind as AWS allows it.',
    nextStep:
      'Remove what is not needed, ask AWS for a higher quota, or choose another region.',
    retryable: false,
  },
  {
    pattern:
      /Throttling|Rate exceeded|RequestLimitExceeded|TooManyRequestsException|SlowDown|PriorRequestNotComplete/i,
    code: 'throttled',
    title: 'AWS slowed the operation down until it gave up',
    cause: 'Too many requests reached the account at the same time.',
    nextStep: 'Run the operation again in a few minutes.',
    retryable: true,
  },
  {
    pattern:
      /OptInRequired|SubscriptionRequiredException|not subscribed to|InvalidRegion|region .* is not (enabled|supported)/i,
    code: 'region-or-service-disabled',
    title: 'The region or service is not enabled in the account',
    cause: 'AWS wants the account to opt in before it can be used.',
    nextStep: 'Ask an operator to enable it, or choose another region.',
    retryable: false,
  },
  {
    pattern:
      /InternalFailure|InternalServerError|InternalError|ServiceUnavailable|ServiceException|StatusCode: 50[0234]/,
    code: 'aws-unavailable',
    title: 'AWS had a failure of its own',
    cause: 'The service answered with an internal error.',
    nextStep: 'Run the operation again in a few minutes.',
    retryable: true,
  },
];
