/** Inputs or outputs of a resource as plain values. */
export type PropertyMap = Record<string, unknown>;
