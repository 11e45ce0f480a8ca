import { writeSync } from 'fs';
import { EstimatorAnswer } from '../protocol/estimatorProtocol';
import { MESSAGE_FILE_DESCRIPTOR } from '../protocol/runnerProtocol';
import { guardProcess } from '../runner/guardProcess';
import { resolvePulumi } from '../runner/resolvePulumi';
import { EstimateRequest } from '../types';
import { registerUnderMocks } from './registerUnderMocks';

const MAXIMUM_REASON_LENGTH = 300;
const exit = guardProcess();

/** Answers one request for an estimate, then ends. */
async function main(): Promise<void> {
  resolvePulumi();
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
  }
  const request: EstimateRequest = JSON.parse(
    Buffer.concat(chunks).toString('utf8'),
  );
  answer({ resources: await registerUnderMocks(request) });
}

function answer(value: EstimatorAnswer): void {
  let rest = Buffer.from(`${JSON.stringify(value)}\n`);
  while (rest.length > 0) {
    rest = rest.subarray(writeSync(MESSAGE_FILE_DESCRIPTOR, rest));
  }
}

main()
  .catch(error =>
    answer({
      failure: String(error?.message ?? error)
        .split('\n')[0]
        .slice(0, MAXIMUM_REASON_LENGTH),
    }),
  )
  .finally(() => exit(0));
