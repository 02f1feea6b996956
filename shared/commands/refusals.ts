import type { Command } from './commands';
import { isChord, typesText } from './keys';

/**
 * Why a command cannot have a key: it is no key; it moves the focus, leads back, goes from pane to pane, presses a button,
 * edits text; system or browser keep it; it would be typed in a text field; the command is not to have any key.
 */
export type Refusal =
  | 'broken'
  | 'moves'
  | 'back'
  | 'panes'
  | 'presses'
  | 'edits'
  | 'system'
  | 'typed'
  | 'never';

/** What every window must be left by: these stay with the commands that have them. */
const FIXED = ['Escape', 'F6', 'Shift+F6'];

export const isFixed = (chord: string): boolean => FIXED.includes(chord);

const KEPT: readonly (readonly [Refusal, RegExp])[] = [
  ['moves', /(^|\+)Tab$/],
  ['back', /(^|\+)Escape$/],
  ['panes', /^(Shift\+)?F6$/],
  ['presses', /^(Shift\+)?(Enter| )$/],
  ['edits', /^(Shift\+)?Mod\+([ACVXYZ]|Backspace|Delete|Insert|Arrow\w+|Home|End)$/],
  ['system', /^((Shift\+)?Mod\+[HMNQRTWLP]|Mod\+[0=+-]|F5|F11|F12|Shift\+Mod\+[IJ]|Alt\+(F4|Arrow\w+| ))$/],
];

/** What cannot be undone is chosen by its name. */
const WITHOUT_KEYS = ['record.redact', 'party.forget'];

/** Why a command cannot have a key, other commands apart; null when it may. What its record says it may have. */
export function refusalOf(command: Command, chord: string): Refusal | null {
  if (command.keys.includes(chord)) return null;
  if (WITHOUT_KEYS.includes(command.id)) return 'never';
  if (!isChord(chord)) return 'broken';
  const kept = KEPT.find(([, keys]) => keys.test(chord));
  if (kept) return kept[0];
  return command.inFields && typesText(chord) ? 'typed' : null;
}
