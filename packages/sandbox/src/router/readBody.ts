import { IncomingMessage } from 'http';
import { InputError } from '@backstage/errors';

const LARGEST_BODY = 20 * 1024 * 1024;

/** The whole body of a request that is known to be small. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BODY) {
      throw new InputError(`The body is larger than ${LARGEST_BODY} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
