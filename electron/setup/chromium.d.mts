/** What can be known of a machine's Chromium without starting it. */
export interface Chromium {
  /** The executable's absolute path. */
  readonly path: string;
  /** `chosen` by GALLEY_CHROMIUM; `fetched` from the registry by set-up. */
  readonly kind: 'chosen' | 'chrome' | 'chromium' | 'edge' | 'playwright' | 'fetched';
  /** It can print, but never show a window. */
  readonly headless: boolean;
}

/** What the search depends on; this process's own unless given. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

/**
 * The Chromium to use, or null when the machine has none. Looks at files only: no process is started.
 * @throws Error when `GALLEY_CHROMIUM` names something that cannot be run
 */
export function findChromium(surroundings?: Partial<Surroundings>): Chromium | null;

/** Every place a Chromium may stand, best first. */
export function placesOf(
  around: Surroundings,
): { kind: Chromium['kind']; path: string; headless?: boolean }[];

/** Where set-up puts a Chromium of its own. */
export function fetchedFolder(around?: Pick<Surroundings, 'env' | 'home'>): string;
