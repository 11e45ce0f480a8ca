import {
  AccountList,
  Environment,
  EnvironmentOutput,
  EnvironmentResource,
  Operation,
  OperationEvent,
  OperationEventPayload,
  Template,
  TemplateVersion,
} from '@backlot/plugin-environments-common';

/** An operation of the environment below, running unless told otherwise. */
export function anOperation(part: Partial<Operation> = {}): Operation {
  return {
    id: 'op-1',
    environmentId: 'env-1',
    environmentName: 'shop-dev',
    kind: 'deploy',
    state: 'running',
    requestedBy: 'user:default/ada',
    createdAt: '2026-11-25T10:00:00.000Z',
    startedAt: '2026-11-25T10:00:05.000Z',
    progress: { done: 0 },
    templateVersion: '1.2.0',
    ...part,
  };
}

/** An environment that is ready, in a simulated account. */
export function anEnvironment(part: Partial<Environment> = {}): Environment {
  return {
    id: 'env-1',
    name: 'shop-dev',
    componentRef: 'component:default/shop',
    systemRef: 'system:default/retail',
    ownerRef: 'group:default/retail-team',
    entityRef: 'resource:default/shop-dev',
    stage: 'dev',
    account: 'sandbox',
    accountId: '000000000000',
    region: 'eu-west-1',
    sandbox: true,
    template: { name: 'web-service', version: '1.2.0', digest: 'sha256:00' },
    parameters: {},
    status: 'ready',
    protected: false,
    createdBy: 'user:default/ada',
    createdAt: '2026-11-20T10:00:00.000Z',
    updatedAt: '2026-11-25T10:00:00.000Z',
    ...part,
  };
}

/** A bucket. */
export function aResource(
  part: Partial<EnvironmentResource> = {},
): EnvironmentResource {
  return {
    urn: 'urn:pulumi:env-1::web-service::aws:s3/bucketV2:BucketV2::site',
    type: 'aws:s3/bucketV2:BucketV2',
    typeTitle: 'S3 bucket',
    name: 'site',
    id: 'shop-dev-site',
    tier: 'edge',
    dependencies: [],
    properties: { bucket: 'shop-dev-site', versioning: { enabled: true } },
    consoleUrl: 'https://console.aws.amazon.com/s3/buckets/shop-dev-site',
    protected: false,
    ...part,
  };
}

/** An output with an address. */
export function anOutput(
  part: Partial<EnvironmentOutput> = {},
): EnvironmentOutput {
  return {
    name: 'siteUrl',
    title: 'Site',
    type: 'url',
    secret: false,
    value: 'https://shop.example.com',
    ...part,
  };
}

/** Payloads as the events of an operation, numbered from `first`. */
export function eventsOf(
  payloads: OperationEventPayload[],
  first = 1,
): OperationEvent[] {
  return payloads.map((payload, index) => ({
    operationId: 'op-1',
    seq: first + index,
    at: new Date(
      Date.parse('2026-11-25T10:00:05.000Z') + (first + index) * 1000,
    ).toISOString(),
    payload,
  }));
}

/** The payload of one resource's event. */
export function resourceEvent(
  type: 'resource-planned' | 'resource-started' | 'resource-done',
  name: string,
): OperationEventPayload {
  return {
    type,
    urn: `urn:pulumi:env-1::web-service::aws:s3/bucketV2:BucketV2::${name}`,
    resourceType: 'aws:s3/bucketV2:BucketV2',
    name,
    step: 'create',
    ...(type === 'resource-planned' ? { changes: [] } : {}),
  } as OperationEventPayload;
}

/** Two accounts and two stages. */
export const accountList: AccountList = {
  accounts: [
    {
      name: 'sandbox',
      accountId: '000000000000',
      title: 'Sandbox',
      regions: ['eu-west-1'],
      stages: ['dev'],
      sandbox: true,
    },
    {
      name: 'live',
      accountId: '111111111111',
      title: 'Live',
      regions: ['eu-west-1', 'us-east-1'],
      stages: ['dev', 'prod'],
      sandbox: false,
    },
  ],
  stages: [
    {
      name: 'dev',
      title: 'Development',
      defaultTtl: 'P7D',
      maximumTtl: 'P30D',
      protected: false,
    },
    { name: 'prod', title: 'Production', protected: true },
  ],
};

/** A template with two versions. */
export const template: Template = {
  name: 'web-service',
  title: 'Web service',
  description: 'A web application with a database',
  owner: 'group:default/platform',
  latestVersion: '1.2.0',
  versions: [
    {
      version: '1.2.0',
      digest: 'sha256:00',
      publishedAt: '2026-11-01T00:00:00.000Z',
      deprecated: false,
    },
    {
      version: '1.1.0',
      digest: 'sha256:01',
      publishedAt: '2026-10-01T00:00:00.000Z',
      deprecated: true,
    },
  ],
};

/** Its newest version, with a size, a storage and a secret key. */
export const templateVersion: TemplateVersion = {
  name: 'web-service',
  version: '1.2.0',
  digest: 'sha256:00',
  manifest: {
    apiVersion: 'backlot.dev/v1',
    kind: 'EnvironmentTemplate',
    metadata: {
      name: 'web-service',
      version: '1.2.0',
      title: 'Web service',
      description: 'A web application with a database',
      owner: 'group:default/platform',
    },
    spec: {
      program: 'index.ts',
      parameters: {
        type: 'object',
        required: ['storage', 'apiKey'],
        additionalProperties: false,
        properties: {
          size: {
            type: 'string',
            title: 'Size',
            enum: ['small', 'large'],
            default: 'small',
          },
          storage: {
            type: 'integer',
            title: 'Storage',
            minimum: 20,
            'x-error-message': 'must be at least 20 GB',
          },
          apiKey: {
            type: 'string',
            title: 'API key',
            writeOnly: true,
            minLength: 8,
          },
        },
      },
      stages: {
        dev: { parameters: { storage: 20 } },
        prod: { parameters: { storage: 100, size: 'large' } },
      },
      outputs: [],
    },
  },
  publishedAt: '2026-11-01T00:00:00.000Z',
  publishedBy: 'user:default/ada',
  deprecated: false,
  replaced: false,
};
