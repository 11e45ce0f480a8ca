import { Settings } from './settings';

/** The tags that every resource carries. */
export function standardTags(
  settings: Settings,
  name?: string,
): Record<string, string> {
  return {
    'backlot:environment': settings.environmentName,
    'backlot:owner': settings.ownerRef,
    'backlot:component': settings.componentRef,
    'backlot:stage': settings.stage,
    'backlot:template': 'aws-web-service',
    ...(name ? { Name: `${settings.environmentName}-${name}` } : {}),
  };
}
