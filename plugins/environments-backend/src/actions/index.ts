export { registerEnvironmentActions } from './registerEnvironmentActions';
