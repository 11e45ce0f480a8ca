/** The attribute's name in the API by the input's name. */
export type AttributeTable = Record<string, string>;

interface Attribute {
  Key?: string;
  Value?: string;
}

/** The attributes that inputs set. */
export function toAttributes(
  table: AttributeTable,
  inputs: Record<string, unknown>,
): Attribute[] {
  return Object.entries(table)
    .filter(([name]) => inputs[name] !== undefined)
    .map(([name, Key]) => ({ Key, Value: String(inputs[name]) }));
}

/** The inputs that attributes stand for, in their own kinds. */
export function fromAttributes(
  table: AttributeTable,
  attributes: Attribute[] | undefined,
): Record<string, string | number | boolean | undefined> {
  const values = new Map(
    (attributes ?? []).map(({ Key, Value }) => [Key, Value]),
  );
  return Object.fromEntries(
    Object.entries(table).map(([name, key]) => [name, parse(values.get(key))]),
  );
}

function parse(value: string | undefined) {
  if (value === 'true' || value === 'false') {
    return value === 'true';
  }
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : value;
}
