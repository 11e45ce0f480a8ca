import { AccountClients } from './AccountClients';
import { discoverDatabases } from './discoverDatabases';
import { discoverLoadBalancers } from './discoverLoadBalancers';
import { discoverNatGateways } from './discoverNatGateways';
import { discoverServices } from './discoverServices';
import { Subject } from './Subject';

/** Everything in one account and region that has metrics. */
export async function discoverSubjects(
  clients: AccountClients,
): Promise<Subject[]> {
  const services = await discoverServices(clients.ecs);
  return [
    ...services,
    ...(await discoverDatabases(clients.rds)),
    ...(await discoverLoadBalancers(clients.loadBalancing, services)),
    ...(await discoverNatGateways(clients.ec2)),
  ];
}
