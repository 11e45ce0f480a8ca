export { findPython } from './findPython';
export { installEmulator } from './installEmulator';
export type { InstallEmulatorOptions } from './installEmulator';
export { Emulator } from './Emulator';
export type { EmulatorOptions } from './Emulator';
export { SaveSchedule } from './SaveSchedule';
