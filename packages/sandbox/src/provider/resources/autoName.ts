import { createHash, randomBytes } from 'crypto';
import { Naming } from './ResourceHandler';

const suffixLength = 7;

/** A name as Pulumi makes them: the resource's own, a hyphen and seven hex digits. */
export function autoName(options: {
  naming: Naming;
  resourceName: string;
  urn: string;
  /** The same seed gives the same name, so that a plan holds. */
  randomSeed: Uint8Array;
}): string {
  const { naming, resourceName, urn, randomSeed } = options;
  const suffix = (
    randomSeed.length > 0
      ? createHash('sha256').update(randomSeed).update(urn).digest()
      : randomBytes(suffixLength)
  )
    .toString('hex')
    .slice(0, suffixLength);
  const begins = naming.begins ?? '';
  const base = resourceName
    .slice(0, naming.maximumLength - begins.length - suffixLength - 1)
    .replace(/-+$/, '');
  const name = `${begins}${base}-${suffix}`;
  return naming.lowerCase ? name.toLowerCase() : name;
}

/** A name that begins as it was asked for. */
export function prefixedName(options: {
  naming: Naming;
  prefix: string;
  urn: string;
  randomSeed: Uint8Array;
}): string {
  const { naming, prefix, urn, randomSeed } = options;
  const suffix = createHash('sha256')
    .update(randomSeed.length > 0 ? randomSeed : randomBytes(suffixLength))
    .update(urn)
    .digest('hex');
  return `${prefix}${suffix}`.slice(
    0,
    Math.min(naming.maximumLength, prefix.length + 26),
  );
}

/** Whether a name may have been generated for the resource. */
export function isAutoName(options: {
  naming: Naming;
  resourceName: string;
  name: unknown;
}): boolean {
  const { naming, resourceName, name } = options;
  const match =
    typeof name === 'string' ? /^(.+)-[0-9a-f]{7}$/.exec(name) : null;
  const whole = `${naming.begins ?? ''}${resourceName}`;
  const expected = naming.lowerCase ? whole.toLowerCase() : whole;
  return match !== null && expected.startsWith(match[1]);
}
