import {
  ChangeSummary,
  EngineProblem,
  OperationEventPayload,
  OperationKind,
  ResourceStep,
} from '@backlot/plugin-environments-common';
import { JsonValue } from '@backstage/types';
import type {
  EngineEvent,
  PolicyEvent,
  StepEventMetadata,
  SummaryEvent,
} from '@pulumi/pulumi/automation';
import { maskStateValue } from '../masking/maskStateValue';
import { EngineDiagnostics } from './EngineDiagnostics';
import { ProgressCounter } from './ProgressCounter';
import { propertyChanges } from './propertyChanges';
import {
  changeSummary,
  isReplacementHalf,
  NO_CHANGES,
  resourceStep,
  withoutSteps,
} from './resourceStep';
import { isDefaultProvider, isHidden, isStack } from './resourceTypes';

/** Turns the engine's events into the contract's, and remembers what the result needs. */
export class EngineEventMapper {
  /** A refresh looks at the cloud instead of changing it. */
  readonly #observes: boolean;
  readonly #diagnostics = new EngineDiagnostics();
  readonly #progress = new ProgressCounter();
  /** Steps of the stack itself and of its providers, which the engine counts as well. */
  readonly #hiddenSteps = new Map<string, ResourceStep>();
  #changes?: ChangeSummary;
  #problem?: EngineProblem;
  #violations = 0;

  constructor(options: { kind: OperationKind }) {
    this.#observes = ['refresh', 'detect-drift'].includes(options.kind);
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
    return this.#problem ?? this.#diagnostics.problem;
  }

  /** Sets how many resources the operation is expected to pass through. */
  expect(count: number): OperationEventPayload[] {
    return this.#progress.expect(count);
  }

  map(event: EngineEvent): OperationEventPayload[] {
    if (event.resourcePreEvent) {
      const { metadata, planning } = event.resourcePreEvent;
      return this.#started(metadata, planning ?? false);
    }
    if (event.resOutputsEvent) {
      const { metadata, planning } = event.resOutputsEvent;
      return this.#finished(metadata, planning ?? false);
    }
    if (event.resOpFailedEvent) {
      return this.#failed(event.resOpFailedEvent.metadata);
    }
    if (event.diagnosticEvent) {
      return this.#diagnostics.map(event.diagnosticEvent);
    }
    if (event.policyEvent) {
      return this.#violation(event.policyEvent);
    }
    return event.summaryEvent ? this.#summary(event.summaryEvent) : [];
  }

  #started(
    metadata: StepEventMetadata,
    planning: boolean,
  ): OperationEventPayload[] {
    const { op, type, urn } = metadata;
    if (isHidden(type)) {
      this.#hide(urn, resourceStep(op));
      return [];
    }
    // What a refresh finds is known at its end only, and a replacement is told as a whole.
    if (planning && (this.#observes || isReplacementHalf(op))) {
      return [];
    }
    const events: OperationEventPayload[] = [];
    if (planning) {
      const unchanged = op === 'same' || op === 'read';
      events.push({
        type: 'resource-planned',
        ...fields(metadata),
        changes: unchanged ? [] : propertyChanges({ metadata }),
      });
    } else if (op !== 'same' && op !== 'replace') {
      events.push({ type: 'resource-started', ...fields(metadata) });
    }
    // A component tells nothing more unless its program registers outputs.
    if (!(metadata.new ?? metadata.old)?.custom) {
      events.push(...this.#progress.count(urn));
    }
    return events;
  }

  #finished(
    metadata: StepEventMetadata,
    planning: boolean,
  ): OperationEventPayload[] {
    const { op, type, urn } = metadata;
    if (this.#observes && isHidden(type)) {
      this.#hide(urn, observedStep(metadata));
    }
    if (isStack(type) && !planning) {
      return outputs(metadata);
    }
    if (isHidden(type) || op === 'replace') {
      return [];
    }
    if (!this.#observes) {
      return [
        ...(planning ? [] : [done(metadata)]),
        ...this.#progress.count(urn),
      ];
    }
    const step = observedStep(metadata);
    const changes =
      step === 'same' ? [] : propertyChanges({ metadata, observed: true });
    const found: OperationEventPayload = planning
      ? { type: 'resource-planned', ...fields(metadata), step, changes }
      : {
          ...done(metadata),
          step,
          ...(step === 'same' ? {} : { changes }),
        };
    return [found, ...this.#progress.count(urn)];
  }

  #failed(metadata: StepEventMetadata): OperationEventPayload[] {
    const problem = this.#diagnostics.problemOf(metadata.urn);
    this.#problem ??= problem;
    return [{ type: 'resource-failed', ...fields(metadata), problem }];
  }

  #violation(policy: PolicyEvent): OperationEventPayload[] {
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

  #summary(summary: SummaryEvent): OperationEventPayload[] {
    const changes = withoutSteps(
      changeSummary(summary.resourceChanges),
      this.#hiddenSteps.values(),
    );
    this.#changes = changes;
    const { durationSeconds } = summary;
    return [{ type: 'summary', changes, durationSeconds }];
  }

  #hide(urn: string, step: ResourceStep): void {
    // The engine leaves default providers out of its counts by itself.
    if (!isDefaultProvider(urn)) {
      this.#hiddenSteps.set(urn, step);
    }
  }
}

function fields(metadata: StepEventMetadata) {
  const { op, type, urn } = metadata;
  return {
    urn,
    resourceType: type,
    name: urn.slice(urn.lastIndexOf('::') + 2),
    step: resourceStep(op),
  };
}

function done(
  metadata: StepEventMetadata,
): Extract<OperationEventPayload, { type: 'resource-done' }> {
  const id = metadata.new?.id || metadata.old?.id;
  return {
    type: 'resource-done',
    ...fields(metadata),
    ...(id ? { id } : {}),
  };
}

function outputs(metadata: StepEventMetadata): OperationEventPayload[] {
  const values = metadata.new?.outputs;
  return values && metadata.op !== 'delete'
    ? [
        {
          type: 'outputs',
          outputs: maskStateValue(values) as Record<string, JsonValue>,
        },
      ]
    : [];
}

function observedStep(metadata: StepEventMetadata): ResourceStep {
  return metadata.op === 'refresh' ? 'same' : resourceStep(metadata.op);
}
