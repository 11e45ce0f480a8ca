import { OperationEventPayload } from '@backlot/plugin-environments-common';
import { OperationRequest, OperationResult } from '../types';

/** First line on the runner's stdin. */
export interface RunnerEnvelope {
  request: OperationRequest;
  engineVersion: string;
  /** Private to the operation; whoever ends last removes it. */
  scratchDirectory: string;
}

/** Any later line on the runner's stdin. */
export interface RunnerControl {
  cancel: true;
}

/** One line on the runner's file descriptor 3. */
export type RunnerMessage =
  | { type: 'event'; payload: OperationEventPayload }
  | { type: 'result'; result: OperationResult };

/** File descriptor of the runner's message stream. */
export const MESSAGE_FILE_DESCRIPTOR = 3;
