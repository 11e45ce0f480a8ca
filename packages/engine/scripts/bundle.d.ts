/** Bundles the programs of the engine's child processes. */
export function bundleRunner(): Promise<void>;
