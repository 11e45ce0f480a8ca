import { createHash } from 'crypto';

/** Load balancer and target group names end at 32 characters, of which Pulumi's suffix takes 8. */
const MAXIMUM_LENGTH = 24;

/**
 * The logical name of a resource, which Pulumi makes unique by a random suffix. A name that would
 * not fit is cut and keeps a hash, so that two long names stay different.
 */
export function logicalName(environmentName: string, part: string): string {
  const name = `${environmentName}-${part}`;
  if (name.length <= MAXIMUM_LENGTH) {
    return name;
  }
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 4);
  const room = MAXIMUM_LENGTH - part.length - hash.length - 2;
  return `${environmentName.slice(0, room).replace(/-+$/, '')}-${hash}-${part}`;
}
