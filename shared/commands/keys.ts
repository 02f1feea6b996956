/**
 * Keys as commands name them: `j`, `?`, `Enter`, `Shift+ArrowDown`, `Mod+K`, `Shift+Mod+Z`. `Mod` is Command on a Mac
 * and Ctrl elsewhere. A printable character stands for itself as typed, so Shift is named only beside named keys and Mod.
 */

/** The parts of a keyboard event that matter here. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const printable = (key: string): boolean => [...key].length === 1;

/** The key as commands name it; null for a bare modifier, or for a combination no command may use. */
export function chordOf(press: KeyPress, mac: boolean): string | null {
  if (['Shift', 'Control', 'Alt', 'Meta', 'Dead', 'Process', 'Unidentified'].includes(press.key)) return null;
  const mod = mac ? press.metaKey : press.ctrlKey;
  if (mac ? press.ctrlKey : press.metaKey) return null;
  const key = latin(press);
  const named = printable(key) ? key.toUpperCase() : key;
  if (mod) return `${press.altKey ? 'Alt+' : ''}${press.shiftKey ? 'Shift+' : ''}Mod+${named}`;
  if (printable(key)) return press.altKey ? null : key;
  return `${press.altKey ? 'Alt+' : ''}${press.shiftKey ? 'Shift+' : ''}${key}`;
}

/** On a keyboard set to another script the letter keys keep their places: Cyrillic `о` is where `j` is. */
function latin({ key, code, shiftKey }: KeyPress): string {
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  if (!printable(key) || place === undefined || /^[\p{Script=Latin}\p{ASCII}]$/u.test(key)) return key;
  return shiftKey ? place : place.toLowerCase();
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Enter: '↵',
};

/** A key as people read it: `⇧⌘Z` on a Mac, `Ctrl+Shift+Z` elsewhere. */
export function keyInWords(chord: string, mac: boolean): string {
  const parts = chord === '+' ? ['+'] : chord.split('+');
  const key = parts.at(-1) ?? chord;
  const held = new Set(parts.slice(0, -1));
  const name = NAMES[key] ?? key;
  if (mac)
    return `${held.has('Alt') ? '⌥' : ''}${held.has('Shift') ? '⇧' : ''}${held.has('Mod') ? '⌘' : ''}${name}`;
  return `${held.has('Mod') ? 'Ctrl+' : ''}${held.has('Alt') ? 'Alt+' : ''}${held.has('Shift') ? 'Shift+' : ''}${name}`;
}

/**
 * The key as a native menu wants it; null where it must not have one: a menu's accelerator fires everywhere, so keys
 * that are also typed or move within text belong to the window alone.
 */
export function acceleratorOf(chord: string): string | null {
  if (/^F\d+$/.test(chord) || /^Shift\+F\d+$/.test(chord)) return chord;
  // Mod+Enter sends off what a dialog holds.
  if (!chord.includes('Mod+') || chord.endsWith('Enter')) return null;
  return chord.replace('Mod', 'CommandOrControl');
}
