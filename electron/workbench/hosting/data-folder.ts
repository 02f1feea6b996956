import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Galley keeps what is the user's: `$GALLEY_DATA`, else the place the system has for it. */
export function dataFolder(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (env.GALLEY_DATA) return env.GALLEY_DATA;
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Galley');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Galley');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'galley');
}

/** The user's own desk: `$GALLEY_DESK`, else `desk` in the data folder. */
export const ownDeskFolder = (env: Environment = process.env): string =>
  env.GALLEY_DESK || join(dataFolder(env), 'desk');

/** The removable desk with the sample story. */
export const sampleDeskFolder = (env: Environment = process.env): string => join(dataFolder(env), 'sample');
