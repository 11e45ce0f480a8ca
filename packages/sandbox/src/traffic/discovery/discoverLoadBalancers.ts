import {
  ElasticLoadBalancingV2Client,
  paginateDescribeLoadBalancers,
  paginateDescribeTargetGroups,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  LoadBalancerSubject,
  ServiceSubject,
  TargetGroupSubject,
} from './Subject';

/** The Application Load Balancers and the target groups behind them. */
export async function discoverLoadBalancers(
  client: ElasticLoadBalancingV2Client,
  services: ServiceSubject[],
): Promise<(LoadBalancerSubject | TargetGroupSubject)[]> {
  const balancers: LoadBalancerSubject[] = [];
  for await (const page of paginateDescribeLoadBalancers({ client }, {})) {
    for (const { LoadBalancerArn = '', Type } of page.LoadBalancers ?? []) {
      if (Type === 'application') {
        balancers.push({
          kind: 'load-balancer',
          key: LoadBalancerArn,
          loadBalancer: LoadBalancerArn.split(':loadbalancer/')[1],
        });
      }
    }
  }
  const groups: TargetGroupSubject[] = [];
  for await (const page of paginateDescribeTargetGroups({ client }, {})) {
    for (const group of page.TargetGroups ?? []) {
      const arn = group.TargetGroupArn ?? '';
      const balancer = balancers.find(it =>
        group.LoadBalancerArns?.includes(it.key),
      );
      if (balancer) {
        groups.push({
          kind: 'target-group',
          key: arn,
          arn,
          targetGroup: arn.split(':').at(-1)!,
          loadBalancer: balancer.loadBalancer,
          hosts: services
            .filter(it => it.targetGroupArns.includes(arn))
            .reduce((sum, it) => sum + it.runningCount, 0),
        });
      }
    }
  }
  return [...balancers, ...groups];
}
