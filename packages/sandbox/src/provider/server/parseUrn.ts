/** The type and the name that a URN ends with. */
export function parseUrn(urn: string): { type: string; name: string } {
  // urn:pulumi:<stack>::<project>::<parent type>$<type>::<name>
  const [, , qualifiedType = '', ...name] = urn.split('::');
  return { type: qualifiedType.split('$').pop() ?? '', name: name.join('::') };
}
