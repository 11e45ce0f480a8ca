import { fstatSync } from 'fs';

const lookIntervalMs = 1000;

/** A provider without an engine serves nobody: it ends when the engine's pipe or process does. */
export function exitWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) {
      process.exit(0);
    }
  }, lookIntervalMs).unref();
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) {
    process.stdin.on('end', () => process.exit(0));
    process.stdin.on('error', () => process.exit(0));
    process.stdin.resume();
  }
}
