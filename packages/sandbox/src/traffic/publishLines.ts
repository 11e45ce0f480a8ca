import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs';
import { LogLine } from './logs';

/** Writes lines to a stream, which is made if need be; without its group there is nothing to write to. */
export async function publishLines(options: {
  client: CloudWatchLogsClient;
  group: string;
  stream: string;
  lines: LogLine[];
}): Promise<void> {
  const { client, group, stream, lines } = options;
  const where = { logGroupName: group, logStreamName: stream };
  const put = new PutLogEventsCommand({
    ...where,
    logEvents: lines.map(({ at, message }) => ({
      timestamp: at.getTime(),
      message,
    })),
  });
  try {
    await client.send(put);
  } catch (error) {
    if (!isMissing(error)) {
      throw error;
    }
    try {
      await client.send(new CreateLogStreamCommand(where));
    } catch (problem) {
      if (isMissing(problem)) {
        return;
      }
      throw problem;
    }
    await client.send(put);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof ResourceNotFoundException;
}
