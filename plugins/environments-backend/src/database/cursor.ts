import { InputError } from '@backstage/errors';

/** Encodes the place after which the next page begins. */
export function encodeCursor(place: string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Decodes a cursor of parts that match the patterns; what is not one of ours is refused. */
export function decodeCursor(cursor: string, patterns: RegExp[]): string[] {
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(place) &&
      place.length === patterns.length &&
      patterns.every((pattern, index) => pattern.test(place[index]))
    ) {
      return place;
    }
  } catch {
    // Answered below, in words.
  }
  throw new InputError(
    'cursor is not valid; leave it out to start from the first page',
  );
}
