import type { CommandId } from '#shared/commands/commands';
import { type Keymap, type KeyProblem, keymapOf } from '#shared/commands/keymap';
import type { Settings } from '#shared/contract/views';
import type { AppState } from './state';

type Known = ReturnType<typeof keymapOf>;

/** Settings come anew with every refresh, and seldom with other keys. */
const known = new WeakMap<Settings, Known>();
const asRecorded = keymapOf({});

function keysIn({ desk }: Pick<AppState, 'desk'>): Known {
  if (!desk?.settings.keys) return asRecorded;
  const before = known.get(desk.settings);
  if (before) return before;
  const now = keymapOf(desk.settings.keys);
  known.set(desk.settings, now);
  return now;
}

/** The keys of every command, as the user has them. */
export const keymapNow = (state: Pick<AppState, 'desk'>): Keymap => keysIn(state).keymap;

/** What in the settings could not be followed. */
export const keyProblems = (state: Pick<AppState, 'desk'>): readonly KeyProblem[] => keysIn(state).problems;

/** The first key of a command; null where it has none. */
export const firstKeyOf = (state: Pick<AppState, 'desk'>, id: CommandId): string | null =>
  keymapNow(state)[id][0] ?? null;
