import { PropertyMap } from '../server/PropertyMap';

/** Keys of the account, for good or for a session. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}

/** What a stack's `aws:…` configuration says, with the environment's variables behind it. */
export interface ProviderConfig {
  region: string;
  endpoint?: string;
  credentials?: Credentials;
  /** Roles to take one after the other. */
  assumeRoles: { roleArn: string; sessionName?: string; externalId?: string }[];
  defaultTags: Record<string, string>;
  allowedAccountIds: string[];
}

/** Reads the arguments of a Configure call. Nested values arrive as JSON text. */
export function readProviderConfig(
  args: PropertyMap,
  environment: NodeJS.ProcessEnv,
): ProviderConfig {
  const read = (name: string): unknown => parseNested(args[name]);
  const text = (name: string, ...variables: string[]): string | undefined =>
    [args[name], ...variables.map(variable => environment[variable])].find(
      (value): value is string => typeof value === 'string' && value !== '',
    );
  const accessKeyId = text('accessKey', 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = text('secretKey', 'AWS_SECRET_ACCESS_KEY');
  const defaultTags = read('defaultTags') as
    | { tags?: Record<string, string> }
    | undefined;
  return {
    region: text('region', 'AWS_REGION', 'AWS_DEFAULT_REGION') ?? '',
    endpoint: environment.AWS_ENDPOINT_URL || undefined,
    credentials:
      accessKeyId && secretAccessKey
        ? {
            accessKeyId,
            secretAccessKey,
            sessionToken: text('token', 'AWS_SESSION_TOKEN'),
          }
        : undefined,
    assumeRoles: (read('assumeRoles') ?? []) as ProviderConfig['assumeRoles'],
    defaultTags: defaultTags?.tags ?? {},
    allowedAccountIds: (read('allowedAccountIds') ?? []) as string[],
  };
}

function parseNested(value: unknown): unknown {
  return typeof value === 'string' && /^[[{]/.test(value)
    ? JSON.parse(value)
    : value;
}
