type Names = Partial<
  Record<'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD', string>
>;

const SERVICE: Names = { GET: 'ListBuckets' };

const BUCKET: Names = {
  GET: 'ListObjects',
  PUT: 'CreateBucket',
  POST: 'PostObject',
  DELETE: 'DeleteBucket',
  HEAD: 'HeadBucket',
};

const OBJECT: Names = {
  GET: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
  HEAD: 'HeadObject',
};

// A query parameter without a value, or with one that only it takes, names a subresource.
const BUCKET_SUBRESOURCES: [string, Names][] = [
  ...crud('acl', 'BucketAcl'),
  ...crud('cors', 'BucketCors'),
  ...crud('encryption', 'BucketEncryption'),
  ...crud('lifecycle', 'BucketLifecycleConfiguration'),
  ...crud('logging', 'BucketLogging'),
  ...crud('notification', 'BucketNotificationConfiguration'),
  ...crud('object-lock', 'ObjectLockConfiguration'),
  ...crud('ownershipControls', 'BucketOwnershipControls'),
  ...crud('policy', 'BucketPolicy'),
  ...crud('publicAccessBlock', 'PublicAccessBlock'),
  ...crud('replication', 'BucketReplication'),
  ...crud('requestPayment', 'BucketRequestPayment'),
  ...crud('tagging', 'BucketTagging'),
  ...crud('versioning', 'BucketVersioning'),
  ...crud('website', 'BucketWebsite'),
  ['accelerate', { GET: 'GetBucketAccelerateConfiguration' }],
  ['policyStatus', { GET: 'GetBucketPolicyStatus' }],
  ['location', { GET: 'GetBucketLocation' }],
  ['versions', { GET: 'ListObjectVersions' }],
  ['uploads', { GET: 'ListMultipartUploads' }],
  ['delete', { POST: 'DeleteObjects' }],
  ['list-type', { GET: 'ListObjectsV2' }],
];

const OBJECT_SUBRESOURCES: [string, Names][] = [
  ...crud('acl', 'ObjectAcl'),
  ...crud('tagging', 'ObjectTagging'),
  ['attributes', { GET: 'GetObjectAttributes' }],
  ['uploads', { POST: 'CreateMultipartUpload' }],
  [
    'uploadId',
    {
      GET: 'ListParts',
      PUT: 'UploadPart',
      POST: 'CompleteMultipartUpload',
      DELETE: 'AbortMultipartUpload',
    },
  ],
];

/** The S3 operation that a path-style request asks for. */
export function identifyS3Operation(options: {
  method: string;
  url: string;
  headers: Record<string, unknown>;
}): string {
  const { method, headers } = options;
  const [path, query = ''] = options.url.split('?');
  const [, bucket, ...key] = path.split('/');
  const parameters = new URLSearchParams(query);

  const isObject = key.join('/') !== '';
  const subresources = isObject ? OBJECT_SUBRESOURCES : BUCKET_SUBRESOURCES;
  const [, named] = subresources.find(([it]) => parameters.has(it)) ?? [];
  const plain = isObject ? OBJECT : BUCKET;
  const names = bucket ? { ...plain, ...named } : SERVICE;
  const name = names[method as keyof Names] ?? method;
  return name === 'PutObject' && headers['x-amz-copy-source']
    ? 'CopyObject'
    : name;
}

function crud(parameter: string, noun: string): [string, Names][] {
  return [
    [
      parameter,
      { GET: `Get${noun}`, PUT: `Put${noun}`, DELETE: `Delete${noun}` },
    ],
  ];
}
