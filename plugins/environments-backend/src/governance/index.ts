export * from './auditWrite';
export * from './EnvironmentAuthorizer';
export * from './environmentRules';
export * from './registerEnvironmentPermissions';
