import { JsonObject } from '@backstage/types';
import { validateParameters } from '@backlot/plugin-environments-common';
import { manifest, parametersOf } from './testing/manifest';

const schema = manifest.spec.parameters;

describe('the parameters of the manifest', () => {
  it.each(Object.keys(manifest.spec.stages))(
    'accept the defaults of %s',
    stage => {
      expect(validateParameters(schema, parametersOf(stage))).toEqual([]);
    },
  );

  it.each(Object.entries(schema.properties as Record<string, JsonObject>))(
    'explain %s to the person who sets it',
    (_, property) => {
      expect(property).toMatchObject({
        title: expect.any(String),
        description: expect.any(String),
        'x-error-message': expect.stringMatching(/^must be /),
      });
    },
  );

  it.each([
    [{ databaseUser: 'admin' }, 'databaseUser', /neither admin nor rdsadmin/],
    [{ databaseUser: 'rdsadmin' }, 'databaseUser', /neither admin/],
    [{ databaseUser: 'Admin' }, 'databaseUser', /lower-case/],
    [{ databaseUser: 'pg_me' }, 'databaseUser', /pg_/],
    [{ databaseUser: 'a'.repeat(17) }, 'databaseUser', /1 to 16/],
    [{ taskCount: 0 }, 'taskCount', /must be 1, 2 or 3/],
    [{ taskCount: 4 }, 'taskCount', /must be 1, 2 or 3/],
    [{ natMode: 'none' }, 'natMode', /none is not possible/],
    [{ cpu: 128 }, 'cpu', /256, 512 or 1024/],
    [{ cpu: 256, memory: 4096 }, 'memory', /with 256 CPU units/],
    [{ cpu: 512, memory: 512 }, 'memory', /with 512 CPU units/],
    [{ cpu: 1024, memory: 512 }, 'memory', /with 1024 CPU units/],
    [{ databaseStorage: 5 }, 'databaseStorage', /20 to 1000 GiB/],
    [
      { databaseInstanceClass: 'db.r7g.16xlarge' },
      'databaseInstanceClass',
      /must be db.t3.micro/,
    ],
    [{ containerImage: '$(touch x)' }, 'containerImage', /image reference/],
    [{ openaiApiKey: 'short' }, 'openaiApiKey', /20 to 200 characters/],
    [{ colour: 'red' }, 'colour', /not a parameter/],
  ])('refuse %j', (wrong: JsonObject, field, message) => {
    expect(
      validateParameters(schema, { ...parametersOf('dev'), ...wrong }),
    ).toEqual([{ field, message: expect.stringMatching(message) }]);
  });
});
