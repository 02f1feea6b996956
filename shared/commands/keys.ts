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

/** What stands on the keys beside the letters, plain and with Shift; other scripts have letters there. */
const BESIDE_LETTERS: Readonly<Record<string, string>> = {
  BracketLeft: '[{',
  BracketRight: ']}',
  Semicolon: ';:',
  Quote: '\'"',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Backquote: '`~',
};

/** On a keyboard set to another script the keys keep their places: Cyrillic `о` is where `j` is, `х` where `[` is. */
function latin({ key, code, shiftKey }: KeyPress): string {
  if (!printable(key) || /^[\p{Script=Latin}\p{ASCII}]$/u.test(key) || !/^\p{L}$/u.test(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase();
  return BESIDE_LETTERS[code]?.[shiftKey ? 1 : 0] ?? key;
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
  Enter: '↵',
};

/** A key taken apart: what is held, and what is pressed. */
export interface Chord {
  readonly alt: boolean;
  readonly shift: boolean;
  readonly mod: boolean;
  readonly key: string;
}

export function partsOf(chord: string): Chord {
  const [, alt, shift, mod, key] = /^(Alt\+)?(Shift\+)?(Mod\+)?(.+)$/su.exec(chord) ?? [];
  return { alt: alt !== undefined, shift: shift !== undefined, mod: mod !== undefined, key: key ?? chord };
}

const NAMED =
  /^(Arrow(Down|Up|Left|Right)|Home|End|PageUp|PageDown|Insert|Delete|Backspace|Enter|Escape|Tab|F([1-9]|1\d|2[0-4]))$/;

/** Whether it is a key as `chordOf` would name it. */
export function isChord(chord: string): boolean {
  const { alt, shift, mod, key } = partsOf(chord);
  if (NAMED.test(key)) return true;
  if (!printable(key) || /\p{C}/u.test(key)) return false;
  return mod ? key === key.toUpperCase() : !alt && !shift;
}

/** Whether it types or edits where text is typed. */
export function typesText(chord: string): boolean {
  const { alt, mod, key } = partsOf(chord);
  return !mod && !alt && !/^(F\d+|Escape|Tab)$/.test(key);
}

/** A key as people read it: `⇧⌘Z` on a Mac, `Ctrl+Shift+Z` elsewhere. */
export function keyInWords(chord: string, mac: boolean): string {
  const { alt, shift, mod, key } = partsOf(chord);
  const name = NAMES[key] ?? key;
  if (mac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
  return `${mod ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${name}`;
}

/** Keys that menus call by other names than events do; null: not at all. */
const IN_MENUS: Readonly<Record<string, string | null>> = {
  ArrowDown: 'Down',
  ArrowUp: 'Up',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
  ' ': 'Space',
  // Mod+Enter sends off what a dialog holds.
  Enter: null,
};

/**
 * The key as a native menu wants it; null where it must not have one: a menu's accelerator fires everywhere, so keys
 * that are also typed or move within text belong to the window alone.
 */
export function acceleratorOf(chord: string): string | null {
  const { alt, shift, mod, key } = partsOf(chord);
  if (!mod && !/^F\d+$/.test(key)) return null;
  const name = key in IN_MENUS ? IN_MENUS[key] : key;
  if (name == null || !/^[!-~]+$/.test(name)) return null;
  return `${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${mod ? 'CommandOrControl+' : ''}${name}`;
}
