import { AwsOperationError } from './AwsOperationError';
import { isMissing } from './isMissing';

describe('AwsOperationError', () => {
  const call = { service: 'RDS', operation: 'CreateDBInstance' };

  it('tells a refusal as the released provider does', () => {
    const error = AwsOperationError.wrap(
      Object.assign(new Error('DB instance already exists'), {
        name: 'DBInstanceAlreadyExistsFault',
        $metadata: { httpStatusCode: 400, requestId: 'abc' },
      }),
      call,
    );
    expect(error.message).toBe(
      'operation error RDS: CreateDBInstance, https response error StatusCode: 400, RequestID: abc, api error DBInstanceAlreadyExists: DB instance already exists',
    );
    expect(error.code).toBe('DBInstanceAlreadyExists');
  });

  it('tells that nobody answered', () => {
    const error = AwsOperationError.wrap(
      Object.assign(new Error('connect ECONNREFUSED'), {
        code: 'ECONNREFUSED',
      }),
      call,
    );
    expect(error.message).toBe(
      'operation error RDS: CreateDBInstance, request send failed, ECONNREFUSED: connect ECONNREFUSED',
    );
  });

  it.each([
    ['InvalidVpcID.NotFound', true],
    ['NoSuchEntityException', true],
    ['ResourceNotFoundException', true],
    ['DBInstanceNotFoundFault', true],
    ['ClusterNotFoundException', true],
    ['AccessDenied', false],
  ])('%s means missing: %s', (name, expected) => {
    const error = AwsOperationError.wrap(
      Object.assign(new Error('no'), { name }),
      call,
    );
    expect(isMissing(error)).toBe(expected);
  });
});
