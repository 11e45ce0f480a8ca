import { ConflictError } from '@backstage/errors';
import { createServer } from 'net';

/** Refuses a port that somebody listens on, who would be taken for the emulator. */
export async function requireFreePort(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', error =>
      reject(new ConflictError(`127.0.0.1:${port} is already in use`, error)),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  await new Promise(resolve => server.close(resolve));
}
