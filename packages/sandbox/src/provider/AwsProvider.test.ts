import { AwsProvider } from './AwsProvider';
import { unknownValue } from './server/unknownValue';

const environment = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: '000000000000',
  AWS_SECRET_ACCESS_KEY: 'test',
};
const vpcUrn = 'urn:pulumi:dev::web::my:Network$aws:ec2/vpc:Vpc::net';
const otherUrn = 'urn:pulumi:dev::web::aws:wafv2/webAcl:WebAcl::front';

describe('AwsProvider', () => {
  it('previews a creation without asking the account', async () => {
    const provider = new AwsProvider(environment);
    await expect(
      provider.create({
        urn: vpcUrn,
        inputs: { cidrBlock: '10.0.0.0/16', __defaults: [] },
        timeoutSeconds: 0,
        preview: true,
      }),
    ).resolves.toEqual({
      id: '',
      outputs: expect.objectContaining({
        cidrBlock: '10.0.0.0/16',
        arn: unknownValue,
      }),
    });
  });

  it('previews a change with what is known already', async () => {
    const provider = new AwsProvider(environment);
    await expect(
      provider.update({
        urn: vpcUrn,
        state: {
          id: 'vpc-1',
          inputs: { cidrBlock: '10.0.0.0/16', tags: { a: '1' } },
          outputs: {
            cidrBlock: '10.0.0.0/16',
            tags: { a: '1' },
            arn: 'arn:vpc',
          },
        },
        inputs: { cidrBlock: '10.0.0.0/16' },
        timeoutSeconds: 0,
        preview: true,
      }),
    ).resolves.toEqual({ cidrBlock: '10.0.0.0/16', arn: 'arn:vpc' });
  });

  it('keeps a type it does not make in the state', async () => {
    const provider = new AwsProvider(environment);
    const { id, outputs } = await provider.create({
      urn: otherUrn,
      inputs: { scope: 'REGIONAL' },
      timeoutSeconds: 0,
      preview: false,
    });
    expect(id).toMatch(/^webacl-[0-9a-f]{16}$/);
    expect(outputs).toMatchObject({ scope: 'REGIONAL', region: 'eu-west-1' });
    const state = { id, inputs: { scope: 'REGIONAL' }, outputs };
    await expect(
      provider.read({ urn: otherUrn, state, timeoutSeconds: 0 }),
    ).resolves.toEqual(state);
  });

  it('begins nothing after a cancel', async () => {
    const provider = new AwsProvider(environment);
    provider.cancel();
    const call = { urn: otherUrn, timeoutSeconds: 0 };
    const state = { id: 'a', inputs: {}, outputs: {} };
    await expect(
      provider.create({ ...call, inputs: {}, preview: false }),
    ).rejects.toThrow('cancelled');
    await expect(
      provider.update({ ...call, state, inputs: {}, preview: false }),
    ).rejects.toThrow('cancelled');
    await expect(provider.delete({ ...call, state })).rejects.toThrow(
      'cancelled',
    );
  });

  it('reads the configuration, nested values as text', async () => {
    const provider = new AwsProvider(environment);
    await provider.configure({
      region: 'us-east-1',
      defaultTags: '{"tags":{"owner":"me"}}',
    });
    const { inputs } = provider.check({
      urn: vpcUrn,
      randomSeed: Buffer.from(''),
      oldInputs: {},
      newInputs: {},
    });
    expect(inputs).toEqual({ tagsAll: { owner: 'me' } });
    await expect(
      provider.invoke('aws:index/getRegion:getRegion', {}),
    ).resolves.toMatchObject({ region: 'us-east-1' });
  });
});
