import { ConflictError } from '@backstage/errors';
import { AddressInfo, createServer } from 'net';

/**
 * Refuses a port that somebody listens on, who would be taken for the emulator.
 *
 * @param wished - 0 asks for any free port.
 */
export async function findFreePort(wished: number): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', error =>
      reject(new ConflictError(`127.0.0.1:${wished} is already in use`, error)),
    );
    server.listen(wished, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
