import { cp, mkdtemp, rm, symlink, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { bundleRunner } from '../../scripts/bundle';
import { compileProgram } from './compileProgram';
import { estimateProgram } from './estimateProgram';

jest.setTimeout(60_000);

const PROGRAM = `
  import * as pulumi from '@pulumi/pulumi';
  import { Vpc, Subnet } from '@pulumi/aws/ec2';
  import { Instance } from '@pulumi/aws/rds';
  import { getAvailabilityZonesOutput } from '@pulumi/aws/getAvailabilityZones';

  const config = new pulumi.Config();
  const vpc = new Vpc('network', { cidrBlock: config.require('range') });
  new Subnet('first', {
    vpcId: vpc.id,
    availabilityZone: getAvailabilityZonesOutput({}).names[0],
  });
  new Instance('database', {
    instanceClass: 'db.t3.micro',
    allocatedStorage: config.requireNumber('storage'),
    username: vpc.arn.apply(arn => arn.split(':')[0]),
    password: config.requireSecret('password'),
  });
  export const network: pulumi.Output<string> = vpc.id;
`;

describe('compiling and estimating an infra template', () => {
  let directory: string;

  beforeAll(async () => {
    await bundleRunner();
  });

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'compile-test-'));
    await symlink(
      resolve(__dirname, '../../../../node_modules'),
      join(directory, 'node_modules'),
    );
    await writeFile(
      join(directory, 'environment-template.yaml'),
      'name: test-template\nversion: 1.2.3\n',
    );
    await writeFile(join(directory, 'index.ts'), PROGRAM);
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  const request = async () => {
    const path = join(directory, 'program.cjs');
    await writeFile(path, (await compileProgram({ directory })).program);
    return {
      project: 'test-template',
      stack: 'environment-1',
      program: { path },
      config: { range: '10.0.0.0/16', storage: 20 },
      secretConfig: { password: 'canary-7f3a9' },
      providerConfig: { 'aws:region': 'eu-west-1' },
    };
  };

  it('gives manifest, program and a digest that is always the same', async () => {
    const compiled = await compileProgram({ directory });
    expect(compiled.manifest).toEqual({
      name: 'test-template',
      version: '1.2.3',
    });
    expect(compiled.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(compiled.program).toContain('require("@pulumi/pulumi")');
    expect(compiled.program).not.toContain('require("@pulumi/aws');
    expect(compiled.program).not.toContain(directory);

    const elsewhere = `${directory}-copy`;
    await cp(directory, elsewhere, { recursive: true });
    try {
      const again = await compileProgram({ directory: elsewhere });
      expect(again.digest).toBe(compiled.digest);
    } finally {
      await rm(elsewhere, { recursive: true });
    }
  });

  it('changes its digest with the manifest', async () => {
    const { digest } = await compileProgram({ directory });
    await writeFile(join(directory, 'environment-template.yaml'), 'name: b\n');
    expect((await compileProgram({ directory })).digest).not.toBe(digest);
  });

  it('names the place of an error', async () => {
    await writeFile(
      join(directory, 'index.ts'),
      `import { missing } from './missing';\nexport const x = missing;`,
    );
    await expect(compileProgram({ directory })).rejects.toThrow(
      /index\.ts:1:\d+ Could not resolve/,
    );
  });

  it('refuses a template without a readable manifest', async () => {
    const manifest = join(directory, 'environment-template.yaml');
    await writeFile(manifest, 'name: [unclosed');
    await expect(compileProgram({ directory })).rejects.toThrow(
      /not valid YAML/,
    );
    await rm(manifest);
    await expect(compileProgram({ directory })).rejects.toThrow(
      /needs a manifest/,
    );
  });

  it('estimates what a program registers, secrets masked', async () => {
    const resources = await estimateProgram(await request());
    expect(resources).toHaveLength(3);
    expect(resources).toContainEqual({
      type: 'aws:ec2/subnet:Subnet',
      name: 'first',
      inputs: expect.objectContaining({ availabilityZone: 'eu-west-1a' }),
    });
    expect(resources).toContainEqual({
      type: 'aws:rds/instance:Instance',
      name: 'database',
      inputs: {
        instanceClass: 'db.t3.micro',
        allocatedStorage: 20,
        password: '[secret]',
      },
    });
  });

  it('says why a program cannot be estimated', async () => {
    await expect(
      estimateProgram({ ...(await request()), config: { range: 'x' } }),
    ).rejects.toThrow(/Missing required configuration variable/);
    await writeFile(
      join(directory, 'index.ts'),
      `import { Config } from '@pulumi/pulumi';
       throw new Error('cannot use ' + new Config().get('password'));`,
    );
    await expect(estimateProgram(await request())).rejects.toThrow(
      'The infra template stopped with an error: cannot use [secret]',
    );
  });
});
