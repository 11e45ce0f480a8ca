import type { Invoke } from './answerInvoke';

interface PrefixListArgs {
  name?: string;
  prefixListId?: string;
  filters?: { name: string; values: string[] }[];
}

interface VpcArgs {
  id?: string;
  default?: boolean;
}

/** The functions of EC2. */
export const networkInvokes: Record<string, Invoke> = {
  'aws:ec2/getPrefixList:getPrefixList': async (
    context,
    args: PrefixListArgs,
  ) => {
    const ec2 = await context.client('ec2');
    const { PrefixLists = [] } = await ec2.describePrefixLists({
      PrefixListIds: args.prefixListId ? [args.prefixListId] : undefined,
      Filters: [
        ...(args.name
          ? [{ Name: 'prefix-list-name', Values: [args.name] }]
          : []),
        ...(args.filters ?? []).map(({ name, values }) => ({
          Name: name,
          Values: values,
        })),
      ],
    });
    if (PrefixLists.length !== 1) {
      throw new Error(
        `reading EC2 Prefix List: ${PrefixLists.length} match where one should`,
      );
    }
    const [list] = PrefixLists;
    return {
      ...args,
      id: list.PrefixListId,
      region: context.region,
      name: list.PrefixListName,
      cidrBlocks: list.Cidrs ?? [],
    };
  },
  'aws:ec2/getVpc:getVpc': async (context, args: VpcArgs) => {
    const ec2 = await context.client('ec2');
    const { Vpcs = [] } = await ec2.describeVpcs({
      VpcIds: args.id ? [args.id] : undefined,
      Filters:
        args.default === undefined
          ? undefined
          : [{ Name: 'is-default', Values: [String(args.default)] }],
    });
    if (Vpcs.length !== 1) {
      throw new Error(`reading EC2 VPC: ${Vpcs.length} match where one should`);
    }
    const [vpc] = Vpcs;
    return {
      id: vpc.VpcId,
      region: context.region,
      cidrBlock: vpc.CidrBlock,
      default: vpc.IsDefault,
      state: vpc.State,
      ownerId: vpc.OwnerId,
    };
  },
};
