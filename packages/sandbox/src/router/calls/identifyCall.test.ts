import { identifyCall } from './identifyCall';

const sign = (service: string, region = 'us-east-1') => ({
  authorization: `AWS4-HMAC-SHA256 Credential=111122223333/20261125/${region}/${service}/aws4_request, SignedHeaders=host, Signature=abc`,
});
const FORM = 'application/x-www-form-urlencoded; charset=utf-8';

describe('identifyCall', () => {
  it('reads the target of a JSON API', () => {
    expect(
      identifyCall({
        method: 'POST',
        url: '/',
        headers: {
          ...sign('ecs', 'eu-central-1'),
          'x-amz-target': 'AmazonEC2ContainerServiceV20141113.CreateService',
        },
      }),
    ).toEqual({
      service: 'ecs',
      operation: 'CreateService',
      protocol: 'json',
      region: 'eu-central-1',
      accessKeyId: '111122223333',
    });
  });

  it.each([
    ['ec2', 'DescribeVpcs', 'ec2'],
    ['rds', 'CreateDBInstance', 'query'],
    ['iam', 'GetRole', 'query'],
  ])('reads the action of a form for %s', (service, operation, protocol) => {
    expect(
      identifyCall({
        method: 'POST',
        url: '/',
        headers: { ...sign(service), 'content-type': FORM },
        body: `Action=${operation}&Version=2016-11-15`,
      }),
    ).toMatchObject({ service, operation, protocol });
  });

  it('knows a service by its target when nothing is signed', () => {
    expect(
      identifyCall({
        method: 'POST',
        url: '/',
        headers: { 'x-amz-target': 'Logs_20140328.PutLogEvents' },
      }),
    ).toMatchObject({ service: 'logs', operation: 'PutLogEvents' });
  });

  it.each([
    ['GET', '/', 'ListBuckets'],
    ['PUT', '/assets', 'CreateBucket'],
    ['PUT', '/assets/?versioning', 'PutBucketVersioning'],
    ['GET', '/assets?policy=', 'GetBucketPolicy'],
    ['GET', '/assets?list-type=2&prefix=a%2Fb', 'ListObjectsV2'],
    ['GET', '/assets?prefix=policy', 'ListObjects'],
    ['POST', '/assets?delete', 'DeleteObjects'],
    ['HEAD', '/assets/a/b', 'HeadObject'],
    ['PUT', '/assets/a?x-id=PutObject', 'PutObject'],
    ['POST', '/assets/a?uploads', 'CreateMultipartUpload'],
    ['PUT', '/assets/a?partNumber=1&uploadId=u', 'UploadPart'],
    ['POST', '/assets/a?uploadId=u', 'CompleteMultipartUpload'],
    ['DELETE', '/assets//odd', 'DeleteObject'],
  ])('names S3 %s %s %s', (method, url, operation) => {
    expect(identifyCall({ method, url, headers: sign('s3') })).toMatchObject({
      service: 's3',
      operation,
      protocol: 's3',
    });
  });

  it('tells a copy from an upload', () => {
    const headers = { ...sign('s3'), 'x-amz-copy-source': '/assets/a' };
    expect(
      identifyCall({ method: 'PUT', url: '/assets/b', headers }).operation,
    ).toBe('CopyObject');
  });

  it('reads the credential of a presigned address', () => {
    expect(
      identifyCall({
        method: 'GET',
        url: '//[?X-Amz-Credential=111122223333%2F20261125%2Feu-west-1%2Fs3%2Faws4_request',
        headers: {},
      }),
    ).toMatchObject({ service: 's3', region: 'eu-west-1' });
  });

  it.each([
    ['apigateway', '/restapis/a1/resources/b2/methods/GET', 'rest-json'],
    ['cloudfront', '/2020-05-31/distribution/E1/config', 'rest-xml'],
  ])('names what %s does by its path', (service, url, protocol) => {
    const { operation, ...call } = identifyCall({
      method: 'PUT',
      url,
      headers: sign(service),
    });
    expect(call).toMatchObject({ service, protocol });
    expect(operation).toBe(
      service === 'apigateway'
        ? 'PUT /restapis/resources/methods'
        : 'PUT /distribution/config',
    );
  });
});
