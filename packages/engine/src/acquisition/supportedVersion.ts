import { gte, valid } from 'semver';

/** The version that is fetched; `pulumi/go.mod` names it too. */
export const ENGINE_VERSION = '3.274.1';

/** The oldest version that does what the runner relies on. */
export const MINIMUM_VERSION = '3.250.0';

/** True when an installed engine may be used. */
export function isSupported(version: string): boolean {
  return valid(version) !== null && gte(version, MINIMUM_VERSION);
}
