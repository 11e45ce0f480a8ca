export * from './consoleLinks';
export * from './inventoryOutputs';
export * from './inventoryResources';
export * from './resourceTypes';
