import { Template, TemplateVersion } from '@backlot/plugin-environments-common';
import semver from 'semver';

/** Newest first by semantic versioning; pre-releases come after every release, so that nobody gets one unasked. */
export function newestFirst(versions: TemplateVersion[]): TemplateVersion[] {
  return [...versions].sort(
    (a, b) =>
      Number(isPrerelease(a)) - Number(isPrerelease(b)) ||
      semver.rcompare(a.version, b.version) ||
      b.publishedAt.localeCompare(a.publishedAt),
  );
}

/** A template from its versions, of which there is at least one. */
export function toTemplate(versions: TemplateVersion[]): Template {
  const sorted = newestFirst(versions);
  const latest = sorted.find(version => !version.deprecated) ?? sorted[0];
  const { name, title, description, owner } = latest.manifest.metadata;
  return {
    name,
    title,
    description,
    owner,
    latestVersion: latest.version,
    versions: sorted.map(version => ({
      version: version.version,
      digest: version.digest,
      publishedAt: version.publishedAt,
      deprecated: version.deprecated,
    })),
  };
}

function isPrerelease({ version }: TemplateVersion): boolean {
  return semver.prerelease(version) !== null;
}
