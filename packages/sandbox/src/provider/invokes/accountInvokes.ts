import type { Invoke } from './answerInvoke';

/** The functions that tell about account and region. */
export const accountInvokes: Record<string, Invoke> = {
  'aws:index/getCallerIdentity:getCallerIdentity': async context => {
    const sts = await context.client('sts');
    const identity = await sts.getCallerIdentity({});
    return {
      id: identity.Account,
      accountId: identity.Account,
      arn: identity.Arn,
      userId: identity.UserId,
    };
  },
  'aws:index/getRegion:getRegion': async context => ({
    id: context.region,
    name: context.region,
    region: context.region,
    description: context.region,
    endpoint: `ec2.${context.region}.amazonaws.com`,
  }),
  'aws:index/getPartition:getPartition': async () => ({
    id: 'aws',
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
    reverseDnsPrefix: 'com.amazonaws',
  }),
  'aws:index/getAvailabilityZones:getAvailabilityZones': async (
    context,
    args: { state?: string },
  ) => {
    const ec2 = await context.client('ec2');
    const { AvailabilityZones: zones = [] } =
      await ec2.describeAvailabilityZones({
        Filters: args.state
          ? [{ Name: 'state', Values: [args.state] }]
          : undefined,
      });
    return {
      ...args,
      id: context.region,
      region: context.region,
      names: zones.map(zone => zone.ZoneName),
      zoneIds: zones.map(zone => zone.ZoneId),
      groupNames: [...new Set(zones.map(zone => zone.GroupName))],
    };
  },
};
