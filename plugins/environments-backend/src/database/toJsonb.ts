/**
 * JSON text that PostgreSQL takes: it refuses the NUL character and halves of surrogate pairs,
 * both of which a program's output may hold.
 */
export function toJsonb(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'string' ? part.replaceAll('\0', '').toWellFormed() : part,
  );
}
