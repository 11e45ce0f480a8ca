import { awsResourceTypes, ResourceTypeDescription } from './awsResourceTypes';

const otherPackages: Record<string, ResourceTypeDescription> = {
  'random:index/randomId:RandomId': { title: 'Random id', tier: 'other' },
  'random:index/randomPassword:RandomPassword': {
    title: 'Generated password',
    tier: 'security',
  },
  'random:index/randomString:RandomString': {
    title: 'Random text',
    tier: 'other',
  },
};

/** Splits a type token such as `aws:ecs/service:Service` into its three parts. */
export function parseResourceType(type: string): {
  package: string;
  module: string;
  name: string;
} {
  const [packageName = '', modulePath = '', name = ''] = type.split(':');
  return { package: packageName, module: modulePath.split('/')[0], name };
}

/** Words and tier for a type token; a type that is not in the table gets words from its token. */
export function describeResourceType(type: string): ResourceTypeDescription {
  const known = otherPackages[type];
  if (known) {
    return known;
  }
  const token = parseResourceType(type);
  const module =
    token.package === 'aws' && Object.hasOwn(awsResourceTypes, token.module)
      ? awsResourceTypes[token.module]
      : undefined;
  const entry =
    module && Object.hasOwn(module.types, token.name)
      ? module.types[token.name]
      : wordsOf(token.name || type);
  return typeof entry === 'string'
    ? { title: entry, tier: module?.tier ?? 'other' }
    : entry;
}

function wordsOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
