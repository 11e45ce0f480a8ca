import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';

/** A user that owns nothing of importance. */
export interface ProcessIdentity {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root. As root, this finds the user it runs as
 * instead; otherwise the answer is empty and children run as whoever we are.
 */
export function findUnprivilegedIdentity(): ProcessIdentity {
  if (process.getuid?.() !== 0) {
    return {};
  }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find(fields => fields[0] === name);
    if (user) {
      return { uid: Number(user[2]), gid: Number(user[3]) };
    }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody; run Backlot as an ordinary user',
  );
}

/** Whether a user may enter a directory, with every directory above it. */
export function canEnter(identity: ProcessIdentity, directory: string) {
  return passes(identity, ['test', ['-x', directory]]);
}

/** Whether a user may run an executable, which needs its libraries too. */
export function canRun(identity: ProcessIdentity, executable: string) {
  return passes(identity, [executable, ['--version']]);
}

/** Whether a user may read a file. */
export function canRead(identity: ProcessIdentity, file: string) {
  return passes(identity, ['test', ['-r', file]]);
}

function passes(
  identity: ProcessIdentity,
  [command, commandArguments]: [string, string[]],
): boolean {
  return (
    spawnSync(command, commandArguments, {
      ...identity,
      cwd: '/',
      stdio: 'ignore',
    }).status === 0
  );
}
