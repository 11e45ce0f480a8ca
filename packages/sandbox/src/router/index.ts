export { Router } from './Router';
export type { RouterOptions } from './Router';
