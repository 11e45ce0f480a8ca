import { PropertyMap } from '../server/PropertyMap';

/** The inputs that the provider filled in, as it noted them. */
export function defaultedInputs(inputs: PropertyMap): string[] {
  return Array.isArray(inputs.__defaults) ? inputs.__defaults : [];
}
