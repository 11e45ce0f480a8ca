/**
 * Finds `@backstage/*` packages that a Yarn lock file resolves to more than one version.
 *
 * Two copies of a framework package have separate extension and service references,
 * so features registered with one are invisible to the other.
 */
export function findDuplicateFrameworkPackages(
  lockFile: string,
): Record<string, string[]> {
  const versions = new Map<string, Set<string>>();
  const pattern = /^ {2}resolution: "(@backstage\/[^@"]+)@npm:([^"]+)"$/gm;
  for (const [, name, version] of lockFile.matchAll(pattern)) {
    versions.set(name, (versions.get(name) ?? new Set()).add(version));
  }
  return Object.fromEntries(
    [...versions]
      .filter(([, found]) => found.size > 1)
      .map(([name, found]) => [name, [...found].sort()]),
  );
}
