import type { KnownProblem } from './knownProblems';

/** Refusals that concern one resource. */
export const resourceProblems: KnownProblem[] = [
  {
    pattern: /scheduled for deletion/i,
    code: 'secret-scheduled-for-deletion',
    title: 'A secret of the same name waits for its deletion',
    cause:
      'AWS keeps a deleted secret for some days, and its name is taken until then.',
    nextStep:
      'Restore or finally delete the old secret, or give the environment another name.',
    retryable: false,
  },
  {
    pattern:
      /MasterUsername.*(cannot be used|reserved|not allowed)|MasterUsername .* is (a )?reserved/i,
    code: 'database-user-reserved',
    title: 'The name of the database user is reserved',
    cause: 'PostgreSQL keeps names such as admin for itself.',
    nextStep: 'Choose another name for the database user.',
    retryable: false,
  },
  {
    pattern:
      /InsufficientDBInstanceCapacity|InsufficientInstanceCapacity|Insufficient capacity|capacity is unavailable/i,
    code: 'capacity-unavailable',
    title: 'AWS has no capacity for this size',
    cause: 'The zone cannot give an instance of this class right now.',
    nextStep:
      'Run the operation again later, or choose another size or region.',
    retryable: true,
  },
  {
    pattern:
      /Cannot find version .* for postgres|InvalidParameterCombination.*(engine|DB instance class|DBInstanceClass)|does not support the requested DB instance class|No default engine/i,
    code: 'database-combination-invalid',
    title: 'The database cannot be made in this combination',
    cause: 'Version, class and storage do not go together in this region.',
    nextStep: 'Choose another version or size for the database.',
    retryable: false,
  },
  {
    pattern: /Cannot delete protected DB Instance|deletion ?protection/i,
    code: 'deletion-protected',
    title: 'Deletion protection is on',
    cause:
      'AWS refuses to delete this resource as long as its own protection is on.',
    nextStep:
      'Turn deletion protection off in the settings, deploy, then destroy.',
    retryable: false,
  },
  {
    pattern: /BucketNotEmpty|bucket you tried to delete is not empty/i,
    code: 'bucket-not-empty',
    title: 'A bucket still holds objects',
    cause: 'AWS deletes empty buckets only.',
    nextStep:
      'Empty the bucket, with all versions of its objects, and repeat the operation.',
    retryable: false,
  },
  {
    pattern: /RepositoryNotEmptyException/i,
    code: 'repository-not-empty',
    title: 'An image repository still holds images',
    cause: 'AWS deletes empty repositories only.',
    nextStep: 'Delete the images and repeat the operation.',
    retryable: false,
  },
  {
    pattern: /BucketAlreadyExists|bucket name is not available/i,
    code: 'bucket-name-taken',
    title: 'The name of a bucket is taken',
    cause: 'Names of buckets are unique across all of AWS.',
    nextStep: 'Give the environment another name.',
    retryable: false,
  },
  {
    pattern: /CNAMEAlreadyExists|alternate domain names .* already associated/i,
    code: 'domain-taken',
    title: 'The domain is already used by another distribution',
    cause: 'CloudFront allows a domain on one distribution only.',
    nextStep:
      'Choose another domain, or remove it from the other distribution.',
    retryable: false,
  },
  {
    pattern:
      /AlreadyExists|BucketAlreadyOwnedByYou|ResourceConflictException|EntityAlreadyExists|already exists|DuplicateLoadBalancerName|InvalidGroup\.Duplicate/i,
    code: 'already-exists',
    title: 'A resource of this name already exists in the account',
    cause:
      'It was made outside this environment, or is left over from an interrupted operation.',
    nextStep:
      'Delete or rename the existing resource, or give the environment another name.',
    retryable: false,
  },
  {
    pattern:
      /DependencyViolation|has a dependent object|ResourceInUse|still in use|DeleteConflict|is currently in use|has dependencies and cannot be deleted/i,
    code: 'still-in-use',
    title: 'A resource is still in use',
    cause:
      'Something else in the account depends on it, so AWS does not delete or change it.',
    nextStep:
      'Remove what was attached to it outside the environment, then run the operation again.',
    retryable: true,
  },
  {
    pattern:
      /circuit breaker|tasks? failed to start|CannotPullContainerError|waiting for ECS Service .*(stable|deployment)|service .* was unable to (place|reach)|ResourceInitializationError/i,
    code: 'service-unstable',
    title: 'The service did not become stable',
    cause: 'Its containers did not start or did not pass their health checks.',
    nextStep:
      'Look at the log of the service, correct the image or its health check, and deploy again.',
    retryable: true,
  },
  {
    pattern:
      /waiting for ACM Certificate .*(issued|validation)|certificate .*(PENDING_VALIDATION|validation timed out)/i,
    code: 'certificate-not-validated',
    title: 'A certificate was not validated in time',
    cause:
      'AWS did not find the DNS records that prove the ownership of the domain.',
    nextStep:
      'Check that the hosted zone is the one the domain is delegated to, then deploy again.',
    retryable: true,
  },
  {
    pattern:
      /UnsupportedCertificate|InvalidViewerCertificate|certificate .*must be in (the )?us-east-1/i,
    code: 'certificate-unusable',
    title: 'A certificate cannot be used here',
    cause:
      'It does not cover the domain, is not issued yet, or is in another region.',
    nextStep: 'Check the domain and its certificate in the settings.',
    retryable: false,
  },
  {
    pattern:
      /HostedZoneNotFound|NoSuchHostedZone|no matching Route ?53 ?(Hosted )?Zone/i,
    code: 'hosted-zone-missing',
    title: 'The DNS zone of the domain was not found',
    cause: 'The account has no hosted zone for the domain in the settings.',
    nextStep: 'Check the domain, or ask an operator to make the zone.',
    retryable: false,
  },
  {
    pattern:
      /InvalidSubnet\.(Conflict|Range)|InvalidVpc\.Range|CIDR .*(conflicts|overlaps|invalid)/i,
    code: 'address-range-invalid',
    title: 'An address range cannot be used',
    cause: 'It overlaps with another one or lies outside its network.',
    nextStep: 'Choose other address ranges in the settings.',
    retryable: false,
  },
  {
    pattern:
      /MalformedPolicyDocument|MalformedPolicy|invalid principal in policy/i,
    code: 'policy-document-invalid',
    title: 'AWS refuses a policy document',
    cause:
      'The document names something that does not exist or is not well-formed.',
    nextStep:
      'Run the operation again, because new roles need a moment. If it stays, tell the owner of the template.',
    retryable: true,
  },
  {
    pattern:
      /cannot be longer than|expected length of .* to be in the range|name .*(too long|must be (at most|less than))|failed to satisfy constraint.*length less than/i,
    code: 'name-too-long',
    title: 'A name is too long',
    cause:
      'AWS limits the length of this name, and the environment’s name is part of it.',
    nextStep: 'Give the environment a shorter name.',
    retryable: false,
  },
  {
    pattern:
      /InvalidDBInstanceState|is not in (the )?available state|IncorrectState|InvalidState|ConflictException.*(progress|pending)|OperationAborted|conflicting conditional operation/i,
    code: 'resource-busy',
    title: 'A resource is busy with another change',
    cause: 'AWS is still working on it and takes no further change.',
    nextStep: 'Wait a few minutes and run the operation again.',
    retryable: true,
  },
  {
    pattern:
      /timeout while waiting for|timed out waiting|exceeded max wait time|ResourceNotReady/i,
    code: 'took-too-long',
    title: 'A resource was not ready in time',
    cause: 'AWS needed longer than the provider waits.',
    nextStep: 'Refresh the environment, then run the operation again.',
    retryable: true,
  },
  {
    pattern:
      /ValidationError|ValidationException|InvalidParameter|InvalidInput|MissingParameter|expected .* to be one of|InvalidRequest/,
    code: 'value-refused',
    title: 'A value was refused',
    cause: 'The service does not accept a value of this resource.',
    nextStep:
      'Check the settings that this resource is made from; the log names the value.',
    retryable: false,
  },
  {
    pattern:
      /ResourceNotFound|NotFoundException|NoSuchEntity|\.NotFound|NoSuchBucket|does not exist/,
    code: 'resource-missing',
    title: 'Something the template relies on does not exist',
    cause:
      'It was deleted outside the environment, or a setting names something that is not there.',
    nextStep:
      'Check the settings. If it was deleted by hand, refresh the environment and deploy again.',
    retryable: true,
  },
];
