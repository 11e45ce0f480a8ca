import { z } from 'zod';
import { ScopedStore } from '../ScopedStore';
import {
  ServedScope,
  ServedService,
  ServedServiceError,
} from '../ServedService';
import {
  deleteScheduledAction,
  describeScheduledActions,
  putScheduledAction,
} from './actions';
import { AutoscalingState, Handler, Subject } from './AutoscalingState';
import {
  deleteScalingPolicy,
  describeScalingPolicies,
  putScalingPolicy,
} from './policies';
import { Operation, schemas } from './schemas';
import { listTagsForResource, tagResource, untagResource } from './tags';
import {
  deregisterScalableTarget,
  describeScalableTargets,
  registerScalableTarget,
} from './targets';

export interface ApplicationAutoScalingOptions {
  directory: string;
  /** Tells whether an ECS service is there to be scaled. */
  serviceExists(options: {
    cluster: string;
    service: string;
    scope: ServedScope;
  }): Promise<boolean>;
}

const HANDLERS: { [Name in Operation]: Handler<Name> } = {
  RegisterScalableTarget: registerScalableTarget,
  DescribeScalableTargets: describeScalableTargets,
  DeregisterScalableTarget: deregisterScalableTarget,
  PutScalingPolicy: putScalingPolicy,
  DescribeScalingPolicies: describeScalingPolicies,
  DeleteScalingPolicy: deleteScalingPolicy,
  PutScheduledAction: putScheduledAction,
  DescribeScheduledActions: describeScheduledActions,
  DeleteScheduledAction: deleteScheduledAction,
  DescribeScalingActivities: () => ({ ScalingActivities: [] }),
  ListTagsForResource: listTagsForResource,
  TagResource: tagResource,
  UntagResource: untagResource,
};

/**
 * Application Auto Scaling: it keeps targets, policies, scheduled actions and tags.
 * Nothing is scaled by it.
 */
export class ApplicationAutoScaling implements ServedService {
  readonly name = 'application-autoscaling';
  readonly #store: ScopedStore<AutoscalingState>;
  readonly #serviceExists: ApplicationAutoScalingOptions['serviceExists'];

  constructor(options: ApplicationAutoScalingOptions) {
    this.#store = new ScopedStore({
      directory: options.directory,
      initial: () => ({ targets: [], policies: [], actions: [], tags: {} }),
    });
    this.#serviceExists = options.serviceExists;
  }

  async handle(options: {
    operation: string;
    input: unknown;
    scope: ServedScope;
  }): Promise<object> {
    const { operation, scope } = options;
    if (!isOperation(operation)) {
      throw new ServedServiceError(
        'UnknownOperationException',
        `The simulated Application Auto Scaling has no ${operation}`,
      );
    }
    const parsed = schemas[operation].safeParse(options.input);
    if (!parsed.success) {
      throw new ServedServiceError(
        'ValidationException',
        z.prettifyError(parsed.error),
      );
    }
    if (operation === 'RegisterScalableTarget') {
      await this.#checkResource(parsed.data as Subject, scope);
    }
    const handler = HANDLERS[operation] as Handler<Operation>;
    const state = this.#store.load(scope);
    const output = handler(parsed.data as never, { state, scope });
    if (!/^(Describe|List)/.test(operation)) {
      this.#store.save(scope);
    }
    return output;
  }

  async #checkResource(subject: Subject, scope: ServedScope): Promise<void> {
    const { ServiceNamespace, ResourceId } = subject;
    const [kind, cluster, service] = ResourceId.split('/');
    if (ServiceNamespace !== 'ecs' || kind !== 'service') {
      return;
    }
    if (!(await this.#serviceExists({ cluster, service, scope }))) {
      throw new ServedServiceError(
        'ValidationException',
        `ECS service doesn't exist: ${ResourceId}`,
      );
    }
  }
}

function isOperation(name: string): name is Operation {
  return Object.hasOwn(HANDLERS, name);
}
