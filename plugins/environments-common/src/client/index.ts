export * from './DefaultEnvironmentsClient';
export * from './EnvironmentsClient';
