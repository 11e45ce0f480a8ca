import { compileProgram } from '@backlot/engine';
import {
  PublishTemplateRequest,
  Template,
  TemplateManifest,
  TemplateVersion,
} from '@backlot/plugin-environments-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError, toError } from '@backstage/errors';
import { Knex } from 'knex';
import { parseTemplateManifest } from './parseTemplateManifest';
import { ProgramCache } from './ProgramCache';
import { templateDigest } from './templateDigest';
import { TemplateRegistry } from './TemplateRegistry';
import { newestFirst, toTemplate } from './templateVersions';

/** Who published what came from a directory of this installation. */
const LOCAL_PUBLISHER = 'this installation';

/** Options of {@link DefaultTemplateRegistry}. */
export interface DefaultTemplateRegistryOptions {
  database: Knex;
  logger: LoggerService;
  /** Where compiled programs are put for runners. */
  cacheDirectory: string;
  /** Lets content under a published version be replaced, for working on templates in a sandbox. */
  allowReplace: boolean;
  compile?: typeof compileProgram;
}

interface TemplateVersionRow {
  name: string;
  version: string;
  digest: string;
  manifest: TemplateManifest;
  program: string;
  published_at: Date;
  published_by: string;
  deprecated: boolean;
  deprecation_message: string | null;
  replaced: boolean;
}

const TABLE = 'template_versions';
/** Everything but the program, which is large and only runners need. */
const COLUMNS: Array<Exclude<keyof TemplateVersionRow, 'program'>> = [
  'name',
  'version',
  'digest',
  'manifest',
  'published_at',
  'published_by',
  'deprecated',
  'deprecation_message',
  'replaced',
];

/** {@link TemplateRegistry} in the plugin's database. */
export class DefaultTemplateRegistry implements TemplateRegistry {
  readonly #database: Knex;
  readonly #logger: LoggerService;
  readonly #programs: ProgramCache;
  readonly #allowReplace: boolean;
  readonly #compile: typeof compileProgram;

  static create(
    options: DefaultTemplateRegistryOptions,
  ): DefaultTemplateRegistry {
    return new DefaultTemplateRegistry(options);
  }

  private constructor(options: DefaultTemplateRegistryOptions) {
    this.#database = options.database;
    this.#logger = options.logger;
    this.#programs = new ProgramCache({ directory: options.cacheDirectory });
    this.#allowReplace = options.allowReplace;
    this.#compile = options.compile ?? compileProgram;
  }

  async list(): Promise<Template[]> {
    const versions = new Map<string, TemplateVersion[]>();
    for (const version of await this.#versions()) {
      versions.set(version.name, [
        ...(versions.get(version.name) ?? []),
        version,
      ]);
    }
    return [...versions.values()].map(toTemplate);
  }

  async get(name: string, version?: string): Promise<TemplateVersion> {
    const versions = newestFirst(await this.#versions(name));
    if (versions.length === 0) {
      throw new NotFoundError(`There is no infra template '${name}'`);
    }
    const found = version
      ? versions.find(candidate => candidate.version === version)
      : versions.find(candidate => !candidate.deprecated);
    if (!found) {
      throw new NotFoundError(
        version
          ? `Infra template '${name}' has no version ${version}`
          : `Every version of infra template '${name}' is deprecated; name a version to use it all the same`,
      );
    }
    return found;
  }

  async publish(
    request: PublishTemplateRequest,
    publishedBy: string,
  ): Promise<TemplateVersion> {
    const manifest = parseTemplateManifest(request.manifest);
    const { name, version } = manifest.metadata;
    const digest = templateDigest({ manifest, program: request.program });
    const content = {
      digest,
      manifest: JSON.stringify(manifest),
      program: request.program,
      published_by: publishedBy,
    };
    await this.#database(TABLE)
      .insert({ name, version, ...content })
      .onConflict(['name', 'version'])
      .ignore();
    const published = await this.get(name, version);
    if (published.digest === digest) {
      return published;
    }
    if (!this.#allowReplace) {
      throw new ConflictError(
        `Version ${version} of infra template '${name}' is already published with other content, and a published version never changes; raise metadata.version and publish again`,
      );
    }
    await this.#database(TABLE)
      .where({ name, version })
      .update({
        ...content,
        replaced: true,
        published_at: this.#database.fn.now(),
      });
    this.#logger.warn(
      `Replaced the content of infra template ${name} ${version}; environments made from it before now differ`,
    );
    return this.get(name, version);
  }

  async publishLocal(directories: string[]): Promise<void> {
    for (const directory of directories) {
      try {
        const { manifest, program } = await this.#compile({ directory });
        const published = await this.publish(
          { manifest: parseTemplateManifest(manifest), program },
          LOCAL_PUBLISHER,
        );
        this.#logger.info(
          `Infra template ${published.name} ${published.version} is published`,
        );
      } catch (error) {
        this.#logger.error(
          `The infra template in ${directory} was not published`,
          toError(error),
        );
      }
    }
  }

  async deprecate(
    name: string,
    version: string,
    message: string | undefined,
  ): Promise<TemplateVersion> {
    await this.get(name, version);
    await this.#database(TABLE)
      .where({ name, version })
      .update({ deprecated: true, deprecation_message: message ?? null });
    return this.get(name, version);
  }

  async programPath(name: string, version: string): Promise<string> {
    const { digest } = await this.get(name, version);
    return this.#programs.path(digest, async () => {
      const row = await this.#database<TemplateVersionRow>(TABLE)
        .where({ name, version, digest })
        .first('program');
      if (!row) {
        throw new ConflictError(
          `Infra template ${name} ${version} was replaced at this moment; try again`,
        );
      }
      return row.program;
    });
  }

  async #versions(name?: string): Promise<TemplateVersion[]> {
    const rows = await this.#database<TemplateVersionRow>(TABLE)
      .select(COLUMNS)
      .where(name === undefined ? {} : { name })
      .orderBy('name');
    return rows.map(row => ({
      name: row.name,
      version: row.version,
      digest: row.digest,
      manifest: row.manifest,
      publishedAt: row.published_at.toISOString(),
      publishedBy: row.published_by,
      deprecated: row.deprecated,
      deprecationMessage: row.deprecation_message ?? undefined,
      replaced: row.replaced,
    }));
  }
}
