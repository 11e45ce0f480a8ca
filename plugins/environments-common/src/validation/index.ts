export * from './secretParameters';
export * from './validateParameters';
