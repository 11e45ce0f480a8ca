import { EngineOperation } from './EngineOperation';
import { guardProcess } from './guardProcess';
import { MessageChannel } from './MessageChannel';
import { ParentLine } from './ParentLine';
import { resolvePulumi } from './resolvePulumi';
import { enforceCancel } from './enforceCancel';
import { removeScratchDirectory } from '../scratch/scratchDirectory';

const exit = guardProcess();

/** Performs exactly one operation, then ends. */
async function main(): Promise<void> {
  resolvePulumi();
  const channel = new MessageChannel();
  const parent = new ParentLine(process.stdin);
  // Without a handler a signal would end the process in the middle of a step.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => parent.cancel());
  }
  const envelope = await parent.envelope;
  enforceCancel({ envelope, signal: parent.lostSignal });
  const operation = new EngineOperation({
    envelope,
    channel,
    signal: parent.cancelSignal,
  });
  const result = await operation.run();
  channel.send({ type: 'result', result });
  await channel.close();
  // What a program printed may still wait in memory.
  await Promise.all([process.stdout, process.stderr].map(flush));
  if (parent.lostSignal.aborted) {
    await removeScratchDirectory(envelope.scratchDirectory);
  }
  exit(0);
}

async function flush(stream: NodeJS.WriteStream): Promise<void> {
  await new Promise<void>(resolve => {
    stream.once('error', () => resolve());
    stream.write('', () => resolve());
  });
}

main().catch(error => {
  process.stderr.write(`The runner failed: ${error?.message ?? error}\n`);
  exit(1);
});
