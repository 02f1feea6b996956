import { describe, expect, it } from 'vitest';
import { acceleratorOf, chordOf, isChord, type KeyPress, keyInWords, typesText } from '#shared/commands/keys';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('chordOf', () => {
  it('takes a printable character as typed', () => {
    expect(chordOf(press('j'), false)).toBe('j');
    expect(chordOf(press('?', { shiftKey: true }), false)).toBe('?');
    expect(chordOf(press('1', { shiftKey: true, code: 'Digit1' }), false)).toBe('1');
  });

  it('names Shift beside named keys and Mod', () => {
    expect(chordOf(press('ArrowDown', { shiftKey: true }), false)).toBe('Shift+ArrowDown');
    expect(chordOf(press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('Shift+Mod+Z');
    expect(chordOf(press('Enter', { ctrlKey: true }), false)).toBe('Mod+Enter');
  });

  it('takes Command for Mod on a Mac and Ctrl elsewhere, and never the other', () => {
    expect(chordOf(press('k', { metaKey: true }), true)).toBe('Mod+K');
    expect(chordOf(press('k', { ctrlKey: true }), true)).toBeNull();
    expect(chordOf(press('k', { ctrlKey: true }), false)).toBe('Mod+K');
    expect(chordOf(press('k', { metaKey: true }), false)).toBeNull();
  });

  it('finds the letter by its place on a keyboard of another script', () => {
    expect(chordOf(press('о', { code: 'KeyJ' }), false)).toBe('j');
    expect(chordOf(press('О', { code: 'KeyJ', shiftKey: true }), false)).toBe('J');
    expect(chordOf(press('ц', { code: 'KeyW' }), false)).toBe('w');
  });

  it('finds what stands beside the letters by its place, where another script has a letter there', () => {
    expect(chordOf(press('х', { code: 'BracketLeft' }), false)).toBe('[');
    expect(chordOf(press('Ж', { code: 'Semicolon', shiftKey: true }), false)).toBe(':');
    expect(chordOf(press('.', { code: 'Slash' }), false)).toBe('.');
  });

  it('follows the letter, not the place, on any Latin keyboard', () => {
    expect(chordOf(press('a', { code: 'KeyQ' }), false)).toBe('a');
    expect(chordOf(press('é', { code: 'KeyE' }), false)).toBe('é');
  });

  it('is nothing for a bare modifier, a dead key, or a character made with Alt', () => {
    for (const key of ['Shift', 'Control', 'Dead', 'Process']) expect(chordOf(press(key), false)).toBeNull();
    expect(chordOf(press('ł', { altKey: true }), false)).toBeNull();
  });
});

describe('keyInWords', () => {
  it('reads as each system writes keys', () => {
    expect(keyInWords('Shift+Mod+Z', true)).toBe('⇧⌘Z');
    expect(keyInWords('Shift+Mod+Z', false)).toBe('Ctrl+Shift+Z');
    expect(keyInWords('ArrowDown', false)).toBe('↓');
    expect(keyInWords('?', false)).toBe('?');
  });
});

describe('acceleratorOf', () => {
  it('gives a menu the keys that type nothing, and no others', () => {
    expect(acceleratorOf('Mod+K')).toBe('CommandOrControl+K');
    expect(acceleratorOf('Shift+Mod+Z')).toBe('Shift+CommandOrControl+Z');
    expect(acceleratorOf('F6')).toBe('F6');
    for (const key of ['j', '1', '?', 'Enter', 'Escape', 'Shift+ArrowDown', 'Mod+Enter'])
      expect(acceleratorOf(key)).toBeNull();
  });
});

describe('a key by its name', () => {
  it('is one as it would be pressed', () => {
    for (const chord of [
      'j',
      'J',
      '?',
      '+',
      ' ',
      'Enter',
      'Shift+ArrowDown',
      'Mod+K',
      'Shift+Mod+Z',
      'Mod++',
      'F12',
      'é',
    ])
      expect(isChord(chord), chord).toBe(true);
    for (const chord of [
      '',
      'jj',
      'Shift+j',
      'Alt+j',
      'Mod+k',
      'Ctrl+K',
      'Mod+Alt+K',
      'Return',
      'F25',
      '\u0007',
    ])
      expect(isChord(chord), chord).toBe(false);
  });

  it('types or edits in a text field, or does not', () => {
    for (const chord of ['j', ' ', 'Enter', 'Shift+ArrowDown', 'Home', 'Delete'])
      expect(typesText(chord), chord).toBe(true);
    for (const chord of ['Mod+J', 'F8', 'Escape', 'Alt+Shift+Home'])
      expect(typesText(chord), chord).toBe(false);
  });

  it('is read and put into menus whole, a plus sign too', () => {
    expect(keyInWords('Shift+Mod++', false)).toBe('Ctrl+Shift++');
    expect(keyInWords('+', false)).toBe('+');
    expect(acceleratorOf('Mod++')).toBe('CommandOrControl+Plus');
    expect(acceleratorOf('Alt+Mod+ArrowUp')).toBe('Alt+CommandOrControl+Up');
    expect(acceleratorOf('Mod+É')).toBeNull();
  });
});
