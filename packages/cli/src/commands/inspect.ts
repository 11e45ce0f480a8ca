import { formatFindings } from '../doctor/formatFindings';
import { inspectMachine } from '../doctor/inspectMachine';
import { Workspace } from '../workspace/Workspace';

/** `doctor`: what was found, what is missing and how to get it. */
export async function inspect(): Promise<number> {
  const findings = await inspectMachine(Workspace.open());
  process.stdout.write(`${formatFindings(findings)}\n`);
  return findings.some(it => it.state === 'missing' && it.what !== 'Go')
    ? 1
    : 0;
}
