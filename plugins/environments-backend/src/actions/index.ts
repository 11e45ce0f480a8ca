export { DefaultCallerClients } from './DefaultCallerClients';
export { registerEnvironmentActions } from './registerEnvironmentActions';
