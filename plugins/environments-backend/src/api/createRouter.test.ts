import { mockCredentials } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  environmentDestroyPermission,
  environmentReadPermission,
} from '@backlot/plugin-environments-common';
import request from 'supertest';
import {
  createEnvironmentConditionalDecision,
  environmentConditions,
} from '../governance';
import {
  createFakes,
  environment,
  ENVIRONMENT_ID,
  operation,
  OPERATION_ID,
  startTestApi,
  templateVersion,
} from './__testUtils__/startTestApi';

const base = '/api/environments/v1';
const valid = {
  name: 'shop-dev',
  componentRef: 'component:default/shop',
  template: 'web',
  stage: 'dev',
  account: 'sandbox',
  region: 'us-east-1',
};

describe('createRouter', () => {
  it('queues the creation of an environment for the caller', async () => {
    const fakes = createFakes();
    const { server, auditor, auditEvent } = await startTestApi({ fakes });
    const response = await request(server)
      .post(`${base}/environments`)
      .send({ ...valid, parameters: { password: 'hidden' } });
    expect(response.status).toBe(202);
    expect(response.body).toEqual({ environment, operation });
    expect(fakes.environments.create).toHaveBeenCalledWith(
      { ...valid, parameters: { password: 'hidden' } },
      expect.objectContaining({ userRef: 'user:default/mock' }),
    );
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'environment-create', meta: valid }),
    );
    expect(auditEvent.success).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      { ...valid, name: 'x' },
      "The request body is not valid: field 'name' must have at least 3 characters",
    ],
    [
      { ...valid, stage: undefined },
      "The request body is not valid: field 'stage' is required",
    ],
    [
      { ...valid, colour: 'red' },
      "The request body is not valid: field 'colour' is not known here; remove it",
    ],
    [
      { ...valid, region: 7 },
      "The request body is not valid: field 'region' must be a string",
    ],
    [
      { ...valid, componentRef: '' },
      "The request body is not valid: field 'componentRef' must not be empty",
    ],
    [[], 'The request body is not valid: it must be an object'],
  ])('refuses the body %j in one sentence', async (body, message) => {
    const fakes = createFakes();
    const { server } = await startTestApi({ fakes });
    const response = await request(server)
      .post(`${base}/environments`)
      .send(body as object);
    expect(response.status).toBe(400);
    expect(response.body.error).toMatchObject({ name: 'InputError', message });
    expect(fakes.environments.create).not.toHaveBeenCalled();
  });

  it('refuses what is not JSON and what is too large', async () => {
    const { server } = await startTestApi({ fakes: createFakes() });
    const broken = await request(server)
      .post(`${base}/environments`)
      .set('Content-Type', 'application/json')
      .send('{"name": secret');
    expect(broken.status).toBe(400);
    expect(broken.body.error.message).toBe(
      'The request body is not valid JSON',
    );
    const large = await request(server)
      .post(`${base}/environments`)
      .send({ name: 'x'.repeat(1_100_000) });
    expect(large.status).toBe(400);
    expect(large.body.error.message).toBe('The request body is too large');
  });

  it('refuses a wrong query, and reads booleans as they are written', async () => {
    const fakes = createFakes();
    const { server } = await startTestApi({ fakes });
    const response = await request(server).get(`${base}/environments?limit=0`);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toBe(
      "The query is not valid: field 'limit' must be at least 1",
    );
    await request(server)
      .get(`${base}/environments?includeDestroyed=false&stage=dev`)
      .expect(200);
    expect(fakes.environments.list).toHaveBeenLastCalledWith(
      { includeDestroyed: false, stage: 'dev', limit: 50 },
      undefined,
    );
    await request(server)
      .get(`${base}/environments?includeDestroyed=true`)
      .expect(200);
    expect(fakes.environments.list).toHaveBeenLastCalledWith(
      { includeDestroyed: true, limit: 50 },
      undefined,
    );
  });

  it('knows nobody without credentials, and lets services read', async () => {
    const fakes = createFakes();
    const { server } = await startTestApi({ fakes });
    const list = (authorization: string) =>
      request(server)
        .get(`${base}/environments`)
        .set('Authorization', authorization);
    const nobody = await list(mockCredentials.none.header());
    expect(nobody.status).toBe(401);
    const service = await list(mockCredentials.service.header());
    expect(service.body).toEqual({ items: [environment] });
  });

  it('refuses whom the policy refuses, and records it', async () => {
    const fakes = createFakes();
    const { server, auditEvent } = await startTestApi({
      fakes,
      decide: name =>
        name === environmentDestroyPermission.name
          ? createEnvironmentConditionalDecision(
              environmentDestroyPermission,
              environmentConditions.isOwner({ claims: ['user:default/mock'] }),
            )
          : { result: AuthorizeResult.DENY },
    });
    const destroy = await request(server)
      .delete(`${base}/environments/${ENVIRONMENT_ID}`)
      .send({ confirmName: 'shop-dev' });
    expect(destroy.status).toBe(403);
    expect(destroy.body.error.message).toBe(
      "You may not destroy environment 'shop-dev', which belongs to group:default/finance",
    );
    expect(fakes.environments.destroy).not.toHaveBeenCalled();
    expect(auditEvent.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
    });

    const publish = await request(server)
      .post(`${base}/templates`)
      .send({ manifest: templateVersion.manifest, program: 'x' });
    expect(publish.status).toBe(403);
    expect(publish.body.error.message).toBe(
      'You may not publish or deprecate infra templates',
    );
    for (const path of ['environments', `operations/${OPERATION_ID}`]) {
      await request(server).get(`${base}/${path}`).expect(403);
    }
  });

  it('turns a conditional decision into a filter of the list', async () => {
    const fakes = createFakes();
    const { server } = await startTestApi({
      fakes,
      decide: () =>
        createEnvironmentConditionalDecision(
          environmentReadPermission,
          environmentConditions.hasStage({ stages: ['dev'] }),
        ),
    });
    await request(server).get(`${base}/environments`).expect(200);
    expect(fakes.environments.list).toHaveBeenCalledWith(expect.anything(), {
      key: 'stage',
      values: ['dev'],
    });
  });

  it.each([
    ['get', 'environments/not-an-id'],
    ['get', `environments/${OPERATION_ID}`],
    ['get', `environments/${OPERATION_ID}/resources`],
    ['post', 'operations/not-an-id/cancel'],
    ['get', 'templates/unknown'],
  ] as const)('answers 404 to %s %s', async (method, path) => {
    const { server } = await startTestApi({ fakes: createFakes() });
    const response = await request(server)[method](`${base}/${path}`);
    expect(response.status).toBe(404);
    expect(response.body.error.message).toMatch(/^There is no /);
  });

  it('passes on a conflict, and hides what was not written for clients', async () => {
    const fakes = createFakes();
    const { server, logger, auditEvent } = await startTestApi({ fakes });
    fakes.operations.cancel.mockRejectedValueOnce(
      new ConflictError('The operation is over', new Error('raw internals')),
    );
    const conflict = await request(server).post(
      `${base}/operations/${OPERATION_ID}/cancel`,
    );
    expect(conflict.status).toBe(409);
    expect(conflict.body.error).toEqual({
      name: 'ConflictError',
      message: 'The operation is over',
    });

    const raw = new Error('arn:aws:iam::1:role/x is not authorized');
    fakes.operations.retry.mockRejectedValueOnce(raw);
    const unexpected = await request(server).post(
      `${base}/operations/${OPERATION_ID}/retry`,
    );
    expect(unexpected.status).toBe(500);
    expect(JSON.stringify(unexpected.body)).not.toContain('arn:aws');
    const [, id] = /under ([0-9a-f-]{36})$/.exec(
      unexpected.body.error.message,
    )!;
    expect(logger.error).toHaveBeenCalledWith(`Unexpected error ${id}`, raw);
    expect(auditEvent.fail).toHaveBeenCalledTimes(2);
  });

  it('shows resources and outputs from the state', async () => {
    const fakes = createFakes();
    const { server } = await startTestApi({ fakes });
    const path = `${base}/environments/${ENVIRONMENT_ID}`;
    await request(server).get(`${path}/resources`).expect(200, { items: [] });
    await request(server).get(`${path}/outputs`).expect(200, { items: [] });

    fakes.environments.getState.mockResolvedValue({
      asOf: '2026-01-02T00:00:00.000Z',
      state: {
        digest: 'd',
        pendingCreates: [],
        outputs: { url: 'https://shop.example' },
        resources: [
          {
            urn: 'urn:pulumi:e::web::aws:s3/bucket:Bucket::site',
            type: 'aws:s3/bucket:Bucket',
            custom: true,
            id: 'site-1',
            protect: false,
            dependencies: [],
            inputs: {},
            outputs: { bucket: 'site-1' },
          },
        ],
      },
    });
    const resources = await request(server).get(`${path}/resources`);
    expect(resources.body).toMatchObject({
      asOf: '2026-01-02T00:00:00.000Z',
      items: [{ name: 'site', typeTitle: 'S3 bucket', tier: 'data' }],
    });
    const outputs = await request(server).get(`${path}/outputs`);
    expect(outputs.body.items).toEqual([
      {
        name: 'url',
        title: 'Site',
        type: 'url',
        secret: false,
        value: 'https://shop.example',
      },
    ]);
  });

  it('hands the other writes to their services', async () => {
    const fakes = createFakes();
    const { server, auditor } = await startTestApi({ fakes });
    const path = `${base}/environments/${ENVIRONMENT_ID}`;
    const caller = expect.objectContaining({ userRef: 'user:default/mock' });
    await request(server).patch(path).send({ protected: true }).expect(200);
    expect(fakes.environments.update).toHaveBeenCalledWith(
      ENVIRONMENT_ID,
      { protected: true },
      caller,
    );
    await request(server)
      .delete(path)
      .send({ confirmName: 'shop-dev' })
      .expect(202);
    expect(fakes.environments.destroy).toHaveBeenCalledWith(
      ENVIRONMENT_ID,
      { confirmName: 'shop-dev' },
      caller,
    );
    await request(server)
      .post(`${path}/operations`)
      .send({ kind: 'refresh' })
      .expect(202);
    expect(fakes.operations.create).toHaveBeenCalledWith(
      ENVIRONMENT_ID,
      { kind: 'refresh' },
      'user:default/mock',
    );
    await request(server)
      .post(`${base}/templates`)
      .send({ manifest: templateVersion.manifest, program: 'x' })
      .expect(201);
    await request(server)
      .post(`${base}/templates/web/versions/1.0.0/deprecate`)
      .send({ message: 'Use 2.0.0' })
      .expect(200);
    expect(fakes.templates.deprecate).toHaveBeenCalledWith(
      'web',
      '1.0.0',
      'Use 2.0.0',
    );
    expect(
      auditor.createEvent.mock.calls.map(([event]) => event.eventId),
    ).toEqual([
      'environment-update',
      'environment-destroy',
      'operation-create',
      'template-publish',
      'template-deprecate',
    ]);
  });

  it('describes every route in its OpenAPI document', async () => {
    const { server } = await startTestApi({ fakes: createFakes() });
    const { body } = await request(server).get(
      '/api/environments/openapi.json',
    );
    expect(body.openapi).toBe('3.1.0');
    expect(
      Object.entries(body.paths).flatMap(([path, methods]) =>
        Object.keys(methods as object).map(method => `${method} ${path}`),
      ),
    ).toEqual([
      'get /v1/accounts',
      'get /v1/templates',
      'post /v1/templates',
      'get /v1/templates/{name}',
      'get /v1/templates/{name}/versions/{version}',
      'post /v1/templates/{name}/versions/{version}/deprecate',
      'get /v1/environments',
      'post /v1/environments',
      'get /v1/environments/{id}',
      'patch /v1/environments/{id}',
      'delete /v1/environments/{id}',
      'get /v1/environments/{id}/resources',
      'get /v1/environments/{id}/outputs',
      'post /v1/environments/{id}/operations',
      'get /v1/environments/{id}/operations',
      'get /v1/operations/{id}',
      'get /v1/operations/{id}/events',
      'post /v1/operations/{id}/cancel',
      'post /v1/operations/{id}/retry',
    ]);
    const create = body.paths['/v1/environments'].post;
    expect(create.responses['202']).toBeDefined();
    expect(
      body.components.schemas.CreateEnvironmentRequest.properties.name,
    ).toMatchObject({ type: 'string', minLength: 3, maxLength: 24 });
    expect(body.components.schemas.EnvironmentResource.required).toContain(
      'urn',
    );
    expect(JSON.stringify(body).length).toBeLessThan(100_000);
    expect(
      Object.keys(
        body.paths['/v1/operations/{id}/events'].get.responses['200'].content,
      ),
    ).toEqual(['application/json', 'text/event-stream']);
  });
});
