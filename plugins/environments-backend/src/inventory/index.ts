export * from './consoleLinks';
export * from './describeResourceType';
export * from './inventoryOutputs';
export * from './inventoryResources';
