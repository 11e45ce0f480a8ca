import { mockServices } from '@backstage/backend-test-utils';
import fs from 'fs-extra';
import { Knex } from 'knex';
import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { DefaultTemplateRegistry } from '../templates';
import { createManifest } from '../templates/fixtures/createManifest';
import { TestDatabase } from './__testUtils__/TestDatabase';

const author = 'user:default/ada';

describe('DefaultTemplateRegistry', () => {
  let database: TestDatabase;
  let knex: Knex;
  let directory: string;
  const logger = mockServices.logger.mock();

  beforeAll(async () => {
    database = await TestDatabase.create();
    knex = database.connect();
  });

  beforeEach(async () => {
    jest.clearAllMocks();
    await knex('template_versions').delete();
    directory = mkdtempSync(join(tmpdir(), 'backlot-registry-'));
  });

  afterEach(() => fs.remove(directory));

  afterAll(async () => database?.drop());

  function createRegistry(
    options: Partial<Parameters<typeof DefaultTemplateRegistry.create>[0]> = {},
  ) {
    return DefaultTemplateRegistry.create({
      database: knex,
      logger,
      cacheDirectory: join(directory, 'programs'),
      allowReplace: false,
      ...options,
    });
  }

  const content = (version: string, program = 'exports.a = 1') => ({
    manifest: createManifest({ metadata: { version } }),
    program,
  });

  it('publishes a version once, whoever publishes it again', async () => {
    const registry = createRegistry();
    const published = await registry.publish(content('1.0.0'), author);
    expect(published).toEqual({
      name: 'web',
      version: '1.0.0',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      manifest: content('1.0.0').manifest,
      publishedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      publishedBy: author,
      deprecated: false,
      replaced: false,
    });
    const again = await Promise.all([
      registry.publish(content('1.0.0'), 'user:default/bob'),
      registry.publish(content('1.0.0'), 'user:default/eve'),
    ]);
    expect(again).toEqual([published, published]);
  });

  it('never changes what is published', async () => {
    const registry = createRegistry();
    await registry.publish(content('1.0.0'), author);
    await expect(
      registry.publish(content('1.0.0', 'exports.a = 2'), author),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        "Version 1.0.0 of infra template 'web' is already published with other content, and a published version never changes; raise metadata.version and publish again",
    });
    const path = await registry.programPath('web', '1.0.0');
    expect(await fs.readFile(path, 'utf8')).toBe('exports.a = 1');
  });

  it('replaces content where that is allowed, and says so for ever', async () => {
    const registry = createRegistry({ allowReplace: true });
    const first = await registry.publish(content('1.0.0'), author);
    const before = await registry.programPath('web', '1.0.0');
    const second = await registry.publish(
      content('1.0.0', 'exports.a = 2'),
      author,
    );
    expect(second.replaced).toBe(true);
    expect(second.digest).not.toBe(first.digest);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    const after = await registry.programPath('web', '1.0.0');
    expect(after).not.toBe(before);
    expect(await fs.readFile(after, 'utf8')).toBe('exports.a = 2');
    await expect(
      registry.publish(content('1.0.0', 'exports.a = 2'), author),
    ).resolves.toEqual(second);
  });

  it('offers the latest version that is neither deprecated nor a pre-release', async () => {
    const registry = createRegistry();
    for (const version of ['1.9.0', '1.10.0', '2.0.0-rc.1']) {
      await registry.publish(content(version), author);
    }
    expect((await registry.get('web')).version).toBe('1.10.0');
    const deprecated = await registry.deprecate('web', '1.10.0', 'Leaks');
    expect(deprecated).toMatchObject({
      deprecated: true,
      deprecationMessage: 'Leaks',
    });
    expect((await registry.get('web')).version).toBe('1.9.0');
    expect((await registry.get('web', '1.10.0')).deprecated).toBe(true);
    const [template] = await registry.list();
    expect(template).toMatchObject({
      name: 'web',
      title: 'Web service',
      owner: 'group:default/platform',
      latestVersion: '1.9.0',
    });
    expect(template.versions.map(({ version }) => version)).toEqual([
      '1.10.0',
      '1.9.0',
      '2.0.0-rc.1',
    ]);

    await registry.deprecate('web', '1.9.0', undefined);
    await registry.deprecate('web', '2.0.0-rc.1', undefined);
    await expect(registry.get('web')).rejects.toThrow(
      "Every version of infra template 'web' is deprecated; name a version to use it all the same",
    );
  });

  it('says what is not there', async () => {
    const registry = createRegistry();
    await registry.publish(content('1.0.0'), author);
    for (const [attempt, message] of [
      [() => registry.get('other'), "There is no infra template 'other'"],
      [
        () => registry.get('web', '9.0.0'),
        "Infra template 'web' has no version 9.0.0",
      ],
      [
        () => registry.deprecate('web', '9.0.0', undefined),
        "Infra template 'web' has no version 9.0.0",
      ],
      [
        () => registry.programPath('web', '9.0.0'),
        "Infra template 'web' has no version 9.0.0",
      ],
    ] as const) {
      await expect(attempt()).rejects.toMatchObject({
        name: 'NotFoundError',
        message,
      });
    }
  });

  it('publishes directories, and a bad one does not stop the others', async () => {
    const registry = createRegistry();
    for (const [name, manifest] of [
      ['broken', { kind: 'Nothing' }],
      ['good', createManifest()],
    ] as const) {
      await fs.outputJson(
        join(directory, name, 'environment-template.yaml'),
        manifest,
      );
      await fs.outputFile(
        join(directory, name, 'index.ts'),
        'export const url: string = "https://shop.example";',
      );
    }
    await registry.publishLocal([
      join(directory, 'absent'),
      join(directory, 'broken'),
      join(directory, 'good'),
    ]);
    expect(logger.error).toHaveBeenCalledTimes(2);
    const [template] = await registry.list();
    expect(template.name).toBe('web');
    const path = await registry.programPath('web', '1.0.0');
    expect(await fs.readFile(path, 'utf8')).toContain('https://shop.example');
  });

  it('gives a program once to everyone who asks, and to nobody from a place others can write', async () => {
    const registry = createRegistry();
    await registry.publish(content('1.0.0'), author);
    const paths = await Promise.all(
      Array.from({ length: 10 }, () => registry.programPath('web', '1.0.0')),
    );
    expect(new Set(paths).size).toBe(1);
    expect(await fs.readdir(join(directory, 'programs'))).toHaveLength(1);

    await fs.chmod(join(directory, 'programs'), 0o777);
    await expect(registry.programPath('web', '1.0.0')).rejects.toThrow(
      'can be written by others',
    );
  });
});
