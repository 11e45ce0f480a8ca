/** An ECS service with what its containers write to. */
export interface ServiceSubject {
  kind: 'service';
  key: string;
  cluster: string;
  service: string;
  runningCount: number;
  desiredCount: number;
  /** Changes with every deployment. */
  revision: string;
  createdAt?: Date;
  targetGroupArns: string[];
  taskIds: string[];
  log?: { group: string; streamPrefix: string };
}

/** An RDS instance. */
export interface DatabaseSubject {
  kind: 'database';
  key: string;
  identifier: string;
  storageBytes: number;
  memoryBytes: number;
  log: { group: string; stream: string };
}

/** An Application Load Balancer, by the end of its ARN. */
export interface LoadBalancerSubject {
  kind: 'load-balancer';
  key: string;
  loadBalancer: string;
}

/** A target group behind a load balancer. */
export interface TargetGroupSubject {
  kind: 'target-group';
  key: string;
  arn: string;
  targetGroup: string;
  loadBalancer: string;
  /** Of the service that is registered here. */
  hosts: number;
}

/** A NAT gateway. */
export interface NatGatewaySubject {
  kind: 'nat-gateway';
  key: string;
  id: string;
}

/** Something in the account that has metrics. */
export type Subject =
  | ServiceSubject
  | DatabaseSubject
  | LoadBalancerSubject
  | TargetGroupSubject
  | NatGatewaySubject;
