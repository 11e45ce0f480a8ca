export { appLines } from './appLines';
export { logSlots } from './LogLine';
export type { LogLine } from './LogLine';
export { postgresLines } from './postgresLines';
