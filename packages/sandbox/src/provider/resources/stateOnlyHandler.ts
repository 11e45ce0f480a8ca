import { randomBytes } from 'crypto';
import { ResourceHandler } from './ResourceHandler';

/** A type that no handler knows lives in the state alone: its outputs are its inputs. */
export function stateOnlyHandler(type: string): ResourceHandler {
  const prefix = type.split(':').pop() ?? 'resource';
  return {
    type,
    label: prefix,
    create: async () =>
      `${prefix.toLowerCase()}-${randomBytes(8).toString('hex')}`,
    read: async (_context, _id, known) => ({
      inputs: known.inputs,
      outputs: known.outputs,
    }),
    update: async () => {},
    delete: async () => {},
  };
}
