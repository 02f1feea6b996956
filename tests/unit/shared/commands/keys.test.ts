import { describe, expect, it } from 'vitest';
import { acceleratorOf, chordOf, type KeyPress, keyInWords } from '#shared/commands/keys';

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
