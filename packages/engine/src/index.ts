export { runOperation } from './runOperation';
export {
  findOperationProcesses,
  killOperationProcesses,
} from './processes/operationProcesses';
export * from './types';
