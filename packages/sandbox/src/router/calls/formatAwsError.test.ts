import { formatAwsError } from './formatAwsError';

const error = {
  code: 'Throttling',
  message: 'a < b & c',
  httpStatus: 400,
};

describe('formatAwsError', () => {
  it('names the error in a header for JSON', () => {
    const response = formatAwsError(error, 'json');
    expect(response.headers['x-amzn-errortype']).toBe('Throttling');
    expect(JSON.parse(response.body)).toEqual({
      __type: 'Throttling',
      message: 'a < b & c',
    });
  });

  it.each([
    ['query', '<ErrorResponse><Error><Type>Sender</Type><Code>Throttling'],
    ['rest-xml', '<ErrorResponse><Error><Type>Sender</Type><Code>Throttling'],
    ['ec2', '<Response><Errors><Error><Code>Throttling'],
    ['s3', '<Error><Code>Throttling'],
  ] as const)('wraps and escapes it for %s', (protocol, start) => {
    const { body } = formatAwsError(error, protocol);
    expect(body).toContain(start);
    expect(body).toContain('<Message>a &lt; b &amp; c</Message>');
  });
});
