import { InputError } from '@backstage/errors';
import { spawn } from 'child_process';
import { once } from 'events';
import { dirname } from 'path';
import { tmpdir } from 'os';
import { Readable } from 'stream';
import { compileCacheDirectory } from '../processes/compileCacheDirectory';
import { SecretMask } from '../masking/SecretMask';
import { LineReader } from '../protocol/LineReader';
import { EstimatorAnswer } from '../protocol/estimatorProtocol';
import { bundlePath } from '../packageFiles';
import { EstimatedResource, EstimateRequest } from '../types';

const TIMEOUT_MS = 20_000;

/**
 * Finds the resources a program would register, without an engine and without credentials.
 * Values that only exist after a deployment are left out of the inputs, secrets are masked.
 *
 * @public
 */
export async function estimateProgram(
  request: EstimateRequest,
  options: { signal?: AbortSignal } = {},
): Promise<EstimatedResource[]> {
  const { signal } = options;
  const mask = SecretMask.forValues(request.secretConfig);
  const child = spawn(process.execPath, [bundlePath('estimator')], {
    cwd: tmpdir(),
    env: {
      PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
      HOME: tmpdir(),
      NODE_COMPILE_CACHE: compileCacheDirectory(),
    },
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
  });
  const stop = () => child.kill('SIGKILL');
  let answer: EstimatorAnswer | undefined;
  const reader = new LineReader({
    onLine: line => {
      answer = JSON.parse(line);
    },
  });
  (child.stdio[3] as Readable).on('data', chunk => reader.push(chunk));
  const closed = once(child, 'close');
  const timer = setTimeout(stop, TIMEOUT_MS);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    child.stdin!.on('error', () => {});
    child.stdin!.end(JSON.stringify(request));
    await closed;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
  if (!answer) {
    throw new InputError(
      `The infra template's program gave no answer within ${
        TIMEOUT_MS / 1000
      } seconds or ended its process`,
    );
  }
  if ('failure' in answer) {
    throw new InputError(
      `The infra template stopped with an error: ${mask.text(answer.failure)}`,
    );
  }
  return answer.resources.map(resource => ({
    ...resource,
    inputs: mask.value(resource.inputs),
  }));
}
