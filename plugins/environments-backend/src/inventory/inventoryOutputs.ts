import {
  EnvironmentOutput,
  SECRET_MASK,
  TemplateOutput,
} from '@backlot/plugin-environments-common';
import { JsonValue } from '@backstage/types';

/** Input of {@link inventoryOutputs}. */
export interface InventoryOutputsOptions {
  /** Outputs of the state, secrets masked. */
  outputs: Record<string, JsonValue>;
  /** Outputs that the template's manifest promises. */
  promised: TemplateOutput[];
}

/**
 * Joins the values of a state with what the manifest says about them: the promised ones in the
 * manifest's order, then whatever else the program returned.
 */
export function inventoryOutputs(
  options: InventoryOutputsOptions,
): EnvironmentOutput[] {
  const promisedNames = new Set(options.promised.map(output => output.name));
  const promised = options.promised
    .filter(output => Object.hasOwn(options.outputs, output.name))
    .map(output => shape(output, options.outputs[output.name]));
  const extra = Object.entries(options.outputs)
    .filter(([name]) => !promisedNames.has(name))
    .map(([name, value]) =>
      shape({ name, title: name, type: 'text', secret: false }, value),
    );
  return [...promised, ...extra];
}

function shape(output: TemplateOutput, value: JsonValue): EnvironmentOutput {
  const secret = output.secret || value === SECRET_MASK;
  return {
    name: output.name,
    title: output.title,
    description: output.description,
    // Only web addresses become links: a template's program could return any scheme.
    type: output.type === 'url' && isWebAddress(value) ? 'url' : 'text',
    secret,
    value: secret ? SECRET_MASK : value,
  };
}

function isWebAddress(value: JsonValue): boolean {
  return typeof value === 'string' && /^https?:\/\//i.test(value);
}
