import { RequestDescription } from './AwsCall';

/** Who a request is signed by and for what. */
export interface CredentialScope {
  accessKeyId: string;
  region: string;
  service: string;
}

/** Reads the credential scope of a signed header or a presigned address. */
export function parseCredentialScope(
  request: Pick<RequestDescription, 'url' | 'headers'>,
): CredentialScope | undefined {
  const signed = /Credential=([^,\s]+)/.exec(
    String(request.headers.authorization ?? ''),
  )?.[1];
  const presigned = new URLSearchParams(request.url.split('?')[1] ?? '').get(
    'X-Amz-Credential',
  );
  const [accessKeyId, , region, service] = (signed ?? presigned ?? '').split(
    '/',
  );
  return service ? { accessKeyId, region, service } : undefined;
}
