const STACK = 'pulumi:pulumi:Stack';
const PROVIDER = 'pulumi:providers:';
const DEFAULT_PROVIDER = /::pulumi:providers:[^:]+::default(_|$)/;

/** True for the type of the stack itself. */
export function isStack(type: string): boolean {
  return type === STACK;
}

/** True for what the engine adds by itself and no person ordered. */
export function isHidden(type: string): boolean {
  return isStack(type) || type.startsWith(PROVIDER);
}

/** True for a provider that the program did not make. */
export function isDefaultProvider(urn: string): boolean {
  return DEFAULT_PROVIDER.test(urn);
}
