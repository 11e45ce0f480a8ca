import { AdoptedResource, PendingCreate } from '@backlot/engine';
import { ConflictError } from '@backstage/errors';
import { AwsAccess } from './AwsAccess';
import { Finder, finders } from './finders';
import { ResourceFinder, ResourcePlace } from './ResourceFinder';

/** {@link ResourceFinder} through the APIs of AWS, by name where there is one and else by tag. */
export class AwsResourceFinder implements ResourceFinder {
  readonly #access: AwsAccess;
  readonly #finders: Record<string, Finder>;

  constructor(options: {
    access: AwsAccess;
    finders?: Record<string, Finder>;
  }) {
    this.#access = options.access;
    this.#finders = options.finders ?? finders;
  }

  async find(
    pending: PendingCreate[],
    place: ResourcePlace,
  ): Promise<AdoptedResource[]> {
    const unknown = pending.find(({ type }) => !this.#finders[type]);
    if (unknown) {
      throw new ConflictError(
        `An earlier operation was interrupted while it made ${nameOf(
          unknown,
        )} (${
          unknown.type
        }). Look for it in the account and delete it, then refresh the environment`,
      );
    }
    const options = await this.#access.to(place);
    const found = await Promise.all(
      pending.map(async ({ urn, type, inputs }) => ({
        urn,
        id: await this.#finders[type](inputs, options),
      })),
    );
    return found.flatMap(({ urn, id }) => (id ? [{ urn, id }] : []));
  }
}

function nameOf({ urn }: PendingCreate): string {
  return urn.split('::').pop()!;
}
