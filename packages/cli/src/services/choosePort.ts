import getPort from 'get-port';
import { Progress } from '../console/Progress';

/** The wished port, or a free one with a message when that one is taken. */
export async function choosePort(options: {
  part: string;
  wished: number;
  progress: Progress;
}): Promise<number> {
  const { part, wished, progress } = options;
  const port = await getPort({ port: wished, host: '127.0.0.1' });
  if (port !== wished) {
    progress.warn(part, `port ${wished} is taken; using ${port} instead`);
  }
  return port;
}
