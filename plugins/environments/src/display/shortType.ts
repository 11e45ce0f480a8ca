/** A Pulumi type token without the file it is defined in: `aws:s3/bucket:Bucket` becomes `aws:s3:Bucket`. */
export function shortType(type: string): string {
  return type.replace(/^([^:]+):([^:/]+)\/[^:]+:/, '$1:$2:');
}
