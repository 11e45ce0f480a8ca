import { EC2Client, paginateDescribeNatGateways } from '@aws-sdk/client-ec2';
import { NatGatewaySubject } from './Subject';

/** The NAT gateways that run. */
export async function discoverNatGateways(
  client: EC2Client,
): Promise<NatGatewaySubject[]> {
  const subjects: NatGatewaySubject[] = [];
  for await (const page of paginateDescribeNatGateways({ client }, {})) {
    for (const { NatGatewayId: id, State } of page.NatGateways ?? []) {
      if (id && State === 'available') {
        subjects.push({ kind: 'nat-gateway', key: id, id });
      }
    }
  }
  return subjects;
}
