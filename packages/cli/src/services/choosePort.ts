import getPort from 'get-port';
import { Progress } from '../console/Progress';

/** The wished port, or a free one with a message when that one is taken; any free one for 0. */
export async function choosePort(options: {
  part: string;
  wished: number;
  progress: Progress;
}): Promise<number> {
  const { part, wished, progress } = options;
  const host = '127.0.0.1';
  const port = await getPort(wished ? { port: wished, host } : { host });
  if (wished && port !== wished) {
    progress.warn(part, `port ${wished} is taken; using ${port} instead`);
  }
  return port;
}
