export * from './account';
export * from './environment';
export * from './json';
export * from './operation';
export * from './operationEvent';
export * from './problem';
export * from './resource';
export * from './template';
