export { runOperation } from './runOperation';
export {
  findOperationProcesses,
  killOperation,
  killOperationProcesses,
} from './processes/operationProcesses';
export * from './types';
export { estimateProgram } from './program/estimateProgram';
export {
  compileProgram,
  MANIFEST_FILE,
  type CompiledProgram,
} from './program/compileProgram';
export {
  acquireEngine,
  type AcquiredEngine,
  type EngineSource,
} from './acquisition/acquireEngine';
