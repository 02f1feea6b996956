import { chordOf } from '#shared/commands/keys';
import { IS_MAC } from '../../keyboard/mac';

/**
 * A key as this screen names it. With Alt, letters and digits are taken by where they stand when the key types something
 * else: on a Mac, Option types signs.
 */
export function chordIn(event: KeyboardEvent): string | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return chordOf(event, IS_MAC);
  const typed = /^[a-z0-9]$/i.test(event.key) ? event.key : /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code)?.[1];
  return typed ? `Alt+${typed.toUpperCase()}` : chordOf(event, IS_MAC);
}
