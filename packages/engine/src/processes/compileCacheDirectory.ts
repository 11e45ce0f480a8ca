import { homedir } from 'os';
import { join } from 'path';

/** Where Node keeps compiled code of child processes; in the user's own directory, because it is run. */
export function compileCacheDirectory(): string {
  return join(
    process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
    'backlot',
    'compiled',
  );
}
