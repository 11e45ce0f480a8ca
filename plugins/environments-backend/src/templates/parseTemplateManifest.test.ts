import { parseTemplateManifest } from './parseTemplateManifest';
import { createManifest } from './fixtures/createManifest';

describe('parseTemplateManifest', () => {
  it('fills in what a manifest may leave out', () => {
    const { spec } = createManifest();
    const { outputs, program, ...rest } = spec;
    expect(
      parseTemplateManifest({ ...createManifest(), spec: rest }).spec,
    ).toMatchObject({ program: 'index.ts', outputs: [] });
  });

  it.each([
    ['not an object', 7, 'it must be an object'],
    [
      'a wrong name',
      createManifest({ metadata: { name: 'No Spaces' } }),
      "field 'metadata.name' must be 3 to 50 lower-case letters, digits and dashes, starting with a letter",
    ],
    [
      'a version that is none',
      createManifest({ metadata: { version: '1.0' } }),
      "field 'metadata.version' must be a semantic version such as 1.2.0",
    ],
    [
      'a version that only looks like one',
      createManifest({ metadata: { version: '1.0.0-01' } }),
      "field 'metadata.version' must be a semantic version such as 1.2.0",
    ],
    [
      'parameters that are no object',
      createManifest({ parameters: { type: 'array' } }),
      "field 'spec.parameters.type' must be object",
    ],
    [
      'parameters that are no schema',
      createManifest({
        parameters: { type: 'object', properties: { a: { type: 'colour' } } },
      }),
      "field 'spec.parameters' must be a JSON Schema",
    ],
    [
      'a secret below the top level',
      createManifest({
        parameters: {
          type: 'object',
          properties: {
            database: {
              type: 'object',
              properties: { password: { type: 'string', writeOnly: true } },
            },
          },
        },
      }),
      "field 'spec.parameters.properties.database.properties.password' is writeOnly, which only parameters at the top level may be",
    ],
    [
      'a secret with a default',
      createManifest({
        parameters: {
          type: 'object',
          properties: {
            key: { type: 'string', writeOnly: true, default: 'changeme' },
          },
        },
      }),
      "field 'spec.parameters.properties.key.default' gives a default to a secret",
    ],
    [
      'a secret with a default for a stage',
      createManifest({
        parameters: {
          type: 'object',
          properties: { key: { type: 'string', writeOnly: true } },
        },
        stages: { dev: { parameters: { key: 'changeme' } } },
      }),
      "field 'spec.stages.dev.parameters.key' gives a default to a secret",
    ],
  ])('refuses %s', (_, manifest, sentence) => {
    const parse = () => parseTemplateManifest(manifest);
    expect(parse).toThrow(`The manifest is not valid: ${sentence}`);
    expect(parse).not.toThrow('changeme');
  });
});
