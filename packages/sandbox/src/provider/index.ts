export { providerVersion } from './providerVersion';
export { describeTypeSupport } from './describeTypeSupport';
export type { TypeSupport } from './describeTypeSupport';
export { installProvider } from './installProvider';
export type { InstallProviderOptions } from './installProvider';
