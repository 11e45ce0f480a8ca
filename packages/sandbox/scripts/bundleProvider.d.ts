/** Bundles the stand-in of the AWS provider. */
export function bundleProvider(): Promise<void>;
