import { AwsCall } from './AwsCall';

const READS =
  /^(Describe|List|Get|Head|Filter|Lookup|Query|Scan|Search|Select|Simulate|StartLiveTail|StartQuery|StopQuery|HEAD |GET )/;
// These come all the time and can do without being kept at once.
const STREAMS = ['PutLogEvents', 'PutMetricData'];

/** True for a call that changes the account's resources. */
export function isChange({ operation }: Pick<AwsCall, 'operation'>): boolean {
  return !READS.test(operation) && !STREAMS.includes(operation);
}
