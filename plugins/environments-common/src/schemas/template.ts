import { z } from 'zod';
import { jsonObjectSchema } from './json';

/** Semantic version, as semver.org gives its grammar. @public */
export const semanticVersionSchema = z
  .string()
  .regex(
    /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/,
    'must be a semantic version such as 1.2.0',
  );

/** An output that a template promises. @public */
export const templateOutputSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  type: z.enum(['text', 'url']).default('text'),
  secret: z.boolean().default(false),
});

/** @public */
export type TemplateOutput = z.infer<typeof templateOutputSchema>;

/** Defaults a template has for one stage. @public */
export const templateStageSchema = z.object({
  parameters: jsonObjectSchema.default({}),
});

/** @public */
export type TemplateStage = z.infer<typeof templateStageSchema>;

/**
 * The manifest `environment-template.yaml` beside an infra template's program.
 *
 * `spec.parameters` is a JSON Schema (draft 7) of type object. A property with
 * `writeOnly: true` is secret: it is encrypted at rest, handed to the runner only,
 * and read by the program with `config.requireSecret`.
 *
 * @public
 */
export const templateManifestSchema = z.object({
  apiVersion: z.literal('backlot.dev/v1'),
  kind: z.literal('EnvironmentTemplate'),
  metadata: z.object({
    name: z
      .string()
      .regex(
        /^[a-z][a-z0-9-]{1,48}[a-z0-9]$/,
        'must be 3 to 50 lower-case letters, digits and dashes, starting with a letter',
      ),
    version: semanticVersionSchema,
    title: z.string(),
    description: z.string(),
    owner: z.string(),
  }),
  spec: z.object({
    /** Program entry, relative to the manifest. */
    program: z.string().default('index.ts'),
    parameters: jsonObjectSchema,
    stages: z.record(z.string(), templateStageSchema),
    outputs: z.array(templateOutputSchema).default([]),
  }),
});

/** @public */
export type TemplateManifest = z.infer<typeof templateManifestSchema>;

/** One immutable version of an infra template. @public */
export const templateVersionSchema = z.object({
  name: z.string(),
  version: z.string(),
  /** `sha256:` and the hex digest of manifest and compiled program. */
  digest: z.string(),
  manifest: templateManifestSchema,
  publishedAt: z.string(),
  publishedBy: z.string(),
  deprecated: z.boolean(),
  deprecationMessage: z.string().optional(),
  /** True when content under this version was replaced, which only a sandbox allows. */
  replaced: z.boolean(),
});

/** @public */
export type TemplateVersion = z.infer<typeof templateVersionSchema>;

/** A template with its versions, newest first. @public */
export const templateSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  owner: z.string(),
  latestVersion: z.string(),
  versions: z.array(
    z.object({
      version: z.string(),
      digest: z.string(),
      publishedAt: z.string(),
      deprecated: z.boolean(),
    }),
  ),
});

/** @public */
export type Template = z.infer<typeof templateSchema>;

/** Body of `POST /templates`. @public */
export const publishTemplateRequestSchema = z.object({
  manifest: templateManifestSchema,
  /** The compiled program: one CommonJS file with `@pulumi/pulumi` external. */
  program: z.string().min(1),
});

/** @public */
export type PublishTemplateRequest = z.infer<
  typeof publishTemplateRequestSchema
>;
