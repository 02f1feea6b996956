import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What of the machine decides where things lie; this process's own unless given. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

export const here = (): Surroundings => ({ env: process.env, platform: process.platform, home: homedir() });

/** Where Galley keeps what is the user's, and how it finds each part again. All paths are absolute. */
export interface DataFolders {
  readonly data: string;
  /** The user's own desk. */
  readonly own: string;
  /** Whether the user named the own desk: then it is what they want to see. */
  readonly named: boolean;
  readonly sample: string;
  /** Where the own desk's rolling backups go, unless its user chose another place. */
  readonly backups: string;
  /** Which desk was open last. */
  readonly choice: string;
  /** Where on the screen the Chromium window was. */
  readonly windowPlace: string;
  /** Profile of the Chromium window; nothing of the user's own browser. */
  readonly windowProfile: string;
  /** What Electron keeps for itself. */
  readonly electron: string;
}

/** The folders for this user. `desk`, else `GALLEY_DESK`, names the own desk; `GALLEY_DATA` the whole. */
export function dataFolders({ env, platform, home }: Surroundings = here(), desk?: string): DataFolders {
  const data = resolve(env.GALLEY_DATA || usualData(env, platform, home));
  const named = desk || env.GALLEY_DESK;
  return {
    data,
    own: named ? resolve(named) : join(data, 'desk'),
    named: Boolean(named),
    sample: join(data, 'sample'),
    backups: join(data, 'backups'),
    choice: join(data, 'desktop.json'),
    windowPlace: join(data, 'window-place.json'),
    windowProfile: join(data, 'window'),
    electron: join(data, 'electron'),
  };
}

function usualData(env: Surroundings['env'], platform: string, home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Galley');
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Galley');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'galley');
}

/** The own desk's folder, for hosts that need nothing else. */
export const ownDeskFolder = (env: Surroundings['env'] = process.env): string =>
  dataFolders({ ...here(), env }).own;
