import { createHash } from 'crypto';

/** Role names end at 64 characters, of which Pulumi's suffix takes 8; most names may be longer. */
const MAXIMUM_LENGTH = 56;

/** Names of load balancers and target groups end at 32 characters. */
export const LOAD_BALANCER_NAME_LENGTH = 24;

/**
 * The logical name of a resource, which Pulumi makes unique by a random suffix. A name that would
 * not fit is cut and keeps a hash, so that two long names stay different.
 */
export function logicalName(
  environmentName: string,
  part: string,
  maximumLength = MAXIMUM_LENGTH,
): string {
  const name = `${environmentName}-${part}`;
  if (name.length <= maximumLength) {
    return name;
  }
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 4);
  const room = maximumLength - part.length - hash.length - 2;
  return `${environmentName.slice(0, room).replace(/-+$/, '')}-${hash}-${part}`;
}
