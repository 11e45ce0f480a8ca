import { ServiceSubject, Subject } from './discovery';

/** What the metrics of a subject follow. */
export interface Relation {
  /** Subjects of one application rise and fall together. */
  seed: string;
  /** The service whose deployments are seen here. */
  service?: ServiceSubject;
}

/** Finds the service behind each load balancer and target group. */
export function relateSubjects(subjects: Subject[]): Map<string, Relation> {
  const services = subjects.filter(it => it.kind === 'service');
  const behind = (targetGroupArn: string) =>
    services.find(it => it.targetGroupArns.includes(targetGroupArn));
  const findService = (subject: Subject): ServiceSubject | undefined => {
    switch (subject.kind) {
      case 'service':
        return subject;
      case 'target-group':
        return behind(subject.arn);
      case 'load-balancer':
        return subjects
          .filter(it => it.kind === 'target-group')
          .filter(it => it.loadBalancer === subject.loadBalancer)
          .map(it => behind(it.arn))
          .find(it => it !== undefined);
      default:
        return undefined;
    }
  };
  return new Map(
    subjects.map(subject => {
      const service = findService(subject);
      return [subject.key, { seed: service?.key ?? subject.key, service }];
    }),
  );
}
