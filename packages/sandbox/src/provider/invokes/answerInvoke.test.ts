import { HandlerContext } from '../resources/ResourceHandler';
import { answerInvoke } from './answerInvoke';

const context = { region: 'eu-west-1' } as HandlerContext;

describe('answerInvoke', () => {
  it('tells the region under both of its names', async () => {
    await expect(
      answerInvoke({
        token: 'aws:index/getRegion:getRegion',
        args: {},
        context,
      }),
    ).resolves.toMatchObject({ name: 'eu-west-1', region: 'eu-west-1' });
  });

  it('names a function that it does not know', async () => {
    await expect(
      answerInvoke({
        token: 'aws:acm/getCertificate:getCertificate',
        args: {},
        context,
      }),
    ).rejects.toThrow('does not know the function aws:acm/getCertificate');
  });

  it('writes a policy from its parts', async () => {
    const { json } = await answerInvoke({
      token: 'aws:iam/getPolicyDocument:getPolicyDocument',
      args: {
        statements: [
          {
            sid: 'read',
            actions: ['s3:GetObject'],
            resources: ['b', 'a'],
            principals: [
              { type: 'Service', identifiers: ['ecs.amazonaws.com'] },
            ],
            conditions: [
              {
                test: 'StringEquals',
                variable: 'aws:SourceAccount',
                values: ['1'],
              },
            ],
          },
        ],
        overridePolicyDocuments: [
          '{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}',
        ],
      },
      context,
    });
    expect(JSON.parse(json as string)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'read',
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: ['a', 'b'],
          Principal: { Service: 'ecs.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '1' } },
        },
        { Effect: 'Deny', Action: '*', Resource: '*' },
      ],
    });
  });
});
