import { JsonObject } from '@backstage/types';

const ACCOUNT = '123456789012';

/** What AWS would answer to a program's question, as far as an estimate cares. */
export function answerCall(
  call: { token: string; inputs: any },
  providerConfig: JsonObject,
): Record<string, any> {
  const region = String(
    call.inputs?.region ?? providerConfig['aws:region'] ?? 'us-east-1',
  );
  const name = call.token.slice(call.token.lastIndexOf(':') + 1);
  return {
    ...call.inputs,
    id: `${name}-id`,
    ...answers(region, call.inputs ?? {})[name],
  };
}

function answers(
  region: string,
  inputs: Record<string, any>,
): Record<string, Record<string, any>> {
  const zones = ['a', 'b', 'c'];
  return {
    getCallerIdentity: {
      accountId: ACCOUNT,
      arn: `arn:aws:iam::${ACCOUNT}:user/estimate`,
      userId: 'estimate',
    },
    getRegion: {
      name: region,
      region,
      id: region,
      description: region,
      endpoint: `ec2.${region}.amazonaws.com`,
    },
    getPartition: {
      partition: 'aws',
      dnsSuffix: 'amazonaws.com',
      reverseDnsPrefix: 'com.amazonaws',
    },
    getAvailabilityZones: {
      names: zones.map(zone => `${region}${zone}`),
      zoneIds: zones.map((_, index) => `${region}-az${index + 1}`),
      groupNames: [region],
    },
    getPolicyDocument: {
      json: JSON.stringify({
        Version: '2012-10-17',
        Statement: inputs.statements ?? [],
      }),
      minifiedJson: '{}',
    },
    getZone: {
      zoneId: 'Z0000000000000',
      arn: 'arn:aws:route53:::hostedzone/Z0000000000000',
      name: inputs.name ?? 'example.com',
      nameServers: [],
    },
    getAmi: { imageId: 'ami-00000000000000000', architecture: 'x86_64' },
    getPrefixList: { cidrBlocks: ['198.51.100.0/24'], name: inputs.name },
    getManagedPrefixList: { entries: [], name: inputs.name },
    getElbServiceAccount: { arn: 'arn:aws:iam::127311923021:root' },
    getParameter: { value: 'value', arn: `arn:aws:ssm:${region}::parameter` },
    getCertificate: {
      arn: `arn:aws:acm:${region}:${ACCOUNT}:certificate/estimate`,
    },
  };
}
