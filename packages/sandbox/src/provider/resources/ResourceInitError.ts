import { PropertyMap } from '../server/PropertyMap';

/** The resource was made but does not serve: the engine keeps it, with the reason. */
export class ResourceInitError extends Error {
  readonly id: string;
  readonly inputs: PropertyMap;
  readonly properties: PropertyMap;

  constructor(options: {
    id: string;
    inputs: PropertyMap;
    properties: PropertyMap;
    reason: string;
  }) {
    super(options.reason);
    this.name = 'ResourceInitError';
    this.id = options.id;
    this.inputs = options.inputs;
    this.properties = options.properties;
  }
}
