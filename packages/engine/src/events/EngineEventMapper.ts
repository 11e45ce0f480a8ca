import {
  ChangeSummary,
  EngineProblem,
  OperationEventPayload,
  OperationKind,
  ResourceStep,
} from '@backlot/plugin-environments-common';
import { JsonValue } from '@backstage/types';
import type {
  DiagnosticEvent,
  EngineEvent,
  StepEventMetadata,
} from '@pulumi/pulumi/automation';
import { maskStateValue } from '../masking/maskStateValue';
import { classifyProblem } from '../problems/classifyProblem';
import { propertyChanges } from './propertyChanges';
import {
  changeSummary,
  isReplacementHalf,
  NO_CHANGES,
  resourceStep,
  withoutSteps,
} from './resourceStep';

const ROOT_TYPE = 'pulumi:pulumi:Stack';
const PROVIDER_TYPE = 'pulumi:providers:';
const DEFAULT_PROVIDER = /::pulumi:providers:[^:]+::default(_|$)/;
/** Lines of a stack trace outside the program itself. */
const FOREIGN_FRAME = /\n\s+at [^\n]*(runner\.cjs|node:|node_modules)[^\n]*/g;
/** Where a plugin was found, and that the whole failed after a part did, tells nobody anything. */
const NOISE =
  /^(warning: )?using pulumi-(resource|language|analyzer)-\S+ from |resource plugin \S+ is expected to have version|^(update|preview|refresh|destroy) failed$/;

/** Turns the engine's events into the contract's, and remembers what the result needs. */
export class EngineEventMapper {
  readonly #kind: OperationKind;
  readonly #done = new Set<string>();
  /** Steps of the stack itself and of its providers, which the engine counts as well. */
  readonly #hiddenSteps = new Map<string, ResourceStep>();
  readonly #errors: Array<{ urn?: string; message: string }> = [];
  #expected?: number;
  #changes?: ChangeSummary;
  #problem?: EngineProblem;
  #violations = 0;
  #lastProgress = '';

  constructor(options: { kind: OperationKind }) {
    this.#kind = options.kind;
  }

  /** What the summary counted; nothing before it. */
  get changes(): ChangeSummary {
    return this.#changes ?? NO_CHANGES;
  }

  /** The engine came as far as its summary. */
  get summarised(): boolean {
    return this.#changes !== undefined;
  }

  /** Mandatory policies that were broken. */
  get violations(): number {
    return this.#violations;
  }

  /** Why the operation failed, as far as the events tell. */
  get problem(): EngineProblem | undefined {
    if (this.#problem) {
      return this.#problem;
    }
    const known = this.#errors
      .map(error => classifyProblem(error))
      .find(problem => problem.code !== 'unknown');
    return known ?? (this.#errors[0] && classifyProblem(this.#errors[0]));
  }

  /** Sets how many resources the operation is expected to pass through. */
  expect(count: number): OperationEventPayload[] {
    this.#expected = count;
    return this.#progress();
  }

  map(event: EngineEvent): OperationEventPayload[] {
    if (event.resourcePreEvent) {
      return this.#started(
        event.resourcePreEvent.metadata,
        event.resourcePreEvent.planning ?? false,
      );
    }
    if (event.resOutputsEvent) {
      return this.#finished(
        event.resOutputsEvent.metadata,
        event.resOutputsEvent.planning ?? false,
      );
    }
    if (event.resOpFailedEvent) {
      return this.#failed(event.resOpFailedEvent.metadata);
    }
    if (event.diagnosticEvent) {
      return this.#diagnostic(event.diagnosticEvent);
    }
    if (event.policyEvent) {
      const { policyEvent: policy } = event;
      const mandatory = policy.enforcementLevel === 'mandatory';
      this.#violations += mandatory ? 1 : 0;
      return [
        {
          type: 'policy-violation',
          urn: policy.resourceUrn || undefined,
          policy: policy.policyName,
          pack: policy.policyPackName,
          level: mandatory ? 'mandatory' : 'advisory',
          message: policy.message.trim(),
        },
      ];
    }
    if (event.summaryEvent) {
      this.#changes = withoutSteps(
        changeSummary(event.summaryEvent.resourceChanges),
        this.#hiddenSteps.values(),
      );
      return [
        {
          type: 'summary',
          changes: this.#changes,
          durationSeconds: event.summaryEvent.durationSeconds,
        },
      ];
    }
    return [];
  }

  #started(
    metadata: StepEventMetadata,
    planning: boolean,
  ): OperationEventPayload[] {
    if (isHidden(metadata.type)) {
      this.#hide(metadata.urn, resourceStep(metadata.op));
      return [];
    }
    const events: OperationEventPayload[] = [];
    if (planning) {
      // What a refresh finds is known at its end only, and a replacement is told as a whole.
      if (this.#observes || isReplacementHalf(metadata.op)) {
        return [];
      }
      events.push({
        type: 'resource-planned',
        ...fields(metadata),
        changes:
          metadata.op === 'same' || metadata.op === 'read'
            ? []
            : propertyChanges({ metadata }),
      });
    } else if (metadata.op !== 'same' && metadata.op !== 'replace') {
      events.push({ type: 'resource-started', ...fields(metadata) });
    }
    // A component tells nothing more unless its program registers outputs.
    if (!isCustom(metadata)) {
      events.push(...this.#count(metadata.urn));
    }
    return events;
  }

  #finished(
    metadata: StepEventMetadata,
    planning: boolean,
  ): OperationEventPayload[] {
    if (this.#observes && isHidden(metadata.type)) {
      this.#hide(metadata.urn, observedStep(metadata));
    }
    if (metadata.type === ROOT_TYPE) {
      const outputs = metadata.new?.outputs;
      return outputs && !planning && metadata.op !== 'delete'
        ? [
            {
              type: 'outputs',
              outputs: maskStateValue(outputs) as Record<string, JsonValue>,
            },
          ]
        : [];
    }
    if (isHidden(metadata.type) || metadata.op === 'replace') {
      return [];
    }
    const observed = this.#observes;
    const changes =
      metadata.op === 'same' || metadata.op === 'refresh' || !observed
        ? undefined
        : propertyChanges({ metadata, observed });
    if (planning) {
      return [
        ...(observed
          ? [
              {
                type: 'resource-planned' as const,
                ...fields(metadata),
                step: observedStep(metadata),
                changes: changes ?? [],
              },
            ]
          : []),
        ...this.#count(metadata.urn),
      ];
    }
    return [
      {
        type: 'resource-done',
        ...fields(metadata),
        ...(observed ? { step: observedStep(metadata) } : {}),
        id: metadata.new?.id || metadata.old?.id || undefined,
        ...(changes ? { changes } : {}),
      },
      ...this.#count(metadata.urn),
    ];
  }

  #failed(metadata: StepEventMetadata): OperationEventPayload[] {
    const cause = this.#errors.findLast(error => error.urn === metadata.urn);
    const problem = classifyProblem({
      urn: metadata.urn,
      message: cause?.message ?? '',
    });
    this.#problem ??= problem;
    return [{ type: 'resource-failed', ...fields(metadata), problem }];
  }

  #diagnostic(event: DiagnosticEvent): OperationEventPayload[] {
    // Debug lines hold secrets in clear.
    if ((event.severity as string) === 'debug' || event.ephemeral) {
      return [];
    }
    const message = event.message.replace(FOREIGN_FRAME, '').trimEnd();
    if (!message.trim() || NOISE.test(message)) {
      return [];
    }
    if (event.severity === 'error') {
      this.#errors.push({ urn: event.urn || undefined, message });
    }
    return [
      {
        type: 'diagnostic',
        severity: event.severity === 'info#err' ? 'warning' : event.severity,
        message,
        urn: event.urn || undefined,
        source: diagnosticSource(event.urn),
      },
    ];
  }

  #hide(urn: string, step: ResourceStep): void {
    // The engine leaves default providers out of its counts by itself.
    if (!DEFAULT_PROVIDER.test(urn)) {
      this.#hiddenSteps.set(urn, step);
    }
  }

  /** A refresh looks at the cloud instead of changing it. */
  get #observes(): boolean {
    return this.#kind === 'refresh' || this.#kind === 'detect-drift';
  }

  #count(urn: string): OperationEventPayload[] {
    this.#done.add(urn);
    return this.#progress();
  }

  #progress(): OperationEventPayload[] {
    const done = this.#done.size;
    const total =
      this.#expected === undefined ? undefined : Math.max(this.#expected, done);
    const key = `${done}/${total}`;
    if (key === this.#lastProgress) {
      return [];
    }
    this.#lastProgress = key;
    return [
      { type: 'progress', done, ...(total === undefined ? {} : { total }) },
    ];
  }
}

/** True for what the engine adds by itself and no person ordered. */
export function isHidden(type: string): boolean {
  return type === ROOT_TYPE || type.startsWith(PROVIDER_TYPE);
}

function isCustom(metadata: StepEventMetadata): boolean {
  return (metadata.new ?? metadata.old)?.custom ?? false;
}

function fields(metadata: StepEventMetadata) {
  return {
    urn: metadata.urn,
    resourceType: metadata.type,
    name: metadata.urn.slice(metadata.urn.lastIndexOf('::') + 2),
    step: resourceStep(metadata.op),
  };
}

function observedStep(metadata: StepEventMetadata) {
  return metadata.op === 'refresh' ? 'same' : resourceStep(metadata.op);
}

function diagnosticSource(
  urn: string | undefined,
): 'engine' | 'program' | 'provider' {
  if (!urn) {
    return 'engine';
  }
  return urn.includes(`::${ROOT_TYPE}::`) ? 'program' : 'provider';
}
