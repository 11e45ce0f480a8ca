import { ResourceHandler } from './ResourceHandler';
import { sameValue } from './sameValue';

/** Whether two values of one input mean the same, whatever their order or spacing. */
export function sameInput(
  handler: Pick<ResourceHandler, 'unordered' | 'documents'>,
  name: string,
  left: unknown,
  right: unknown,
): boolean {
  const plain = (value: unknown): unknown => {
    if (handler.unordered?.includes(name) && Array.isArray(value)) {
      return value.map(entry => JSON.stringify(entry)).sort();
    }
    if (handler.documents?.includes(name) && typeof value === 'string') {
      return parseDocument(value);
    }
    return value;
  };
  return sameValue(plain(left), plain(right));
}

function parseDocument(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
