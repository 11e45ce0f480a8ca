import { readFileSync } from 'fs';
import { resolve } from 'path';
import { findDuplicateFrameworkPackages } from './findDuplicateFrameworkPackages';

const entry = (name: string, version: string) =>
  `"${name}@npm:${version}":\n  version: ${version}\n  resolution: "${name}@npm:${version}"\n`;

describe('findDuplicateFrameworkPackages', () => {
  it('names a framework package with two versions and nothing else', () => {
    const lockFile = [
      entry('@backstage/ui', '0.20.0'),
      entry('@backstage/ui', '0.19.0'),
      entry('@backstage/errors', '1.4.0'),
      entry('luxon', '3.7.2'),
      entry('luxon', '2.0.0'),
    ].join('\n');

    expect(findDuplicateFrameworkPackages(lockFile)).toEqual({
      '@backstage/ui': ['0.19.0', '0.20.0'],
    });
  });

  it('finds none in this repository', () => {
    const lockFile = readFileSync(
      resolve(__dirname, '../../../../yarn.lock'),
      'utf8',
    );

    expect(lockFile).toContain('@backstage/backend-defaults@npm:0.19.0');
    expect(findDuplicateFrameworkPackages(lockFile)).toEqual({});
  });
});
