/**
 * The version that the stand-in reports: the one of `@pulumi/aws` it answers for.
 *
 * @public
 */
export const providerVersion = '7.48.0';
