export { runOperation } from './runOperation';
export {
  findOperationProcesses,
  killOperationProcesses,
} from './processes/operationProcesses';
export * from './types';
export { estimateProgram } from './program/estimateProgram';
export {
  compileProgram,
  MANIFEST_FILE,
  type CompiledProgram,
} from './program/compileProgram';
