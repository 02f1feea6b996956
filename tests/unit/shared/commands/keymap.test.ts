import { describe, expect, it } from 'vitest';
import { COMMANDS } from '#shared/commands/commands';
import {
  firstClash,
  giveKey,
  keymapOf,
  RECORD_KEYS,
  resetKeys,
  sendable,
  withKeys,
} from '#shared/commands/keymap';

const given = (changes: Record<string, readonly string[]>, id: 'desk.verify' | 'claim.make', chord: string) =>
  giveKey(changes, { id, chord, beside: false, swap: false });

describe('the keymap', () => {
  it('is the records’ own where nothing was changed', () => {
    expect(keymapOf({})).toEqual({ keymap: RECORD_KEYS, problems: [] });
  });

  it('takes changed keys in the place of those of the record', () => {
    const { keymap, problems } = keymapOf({ 'claim.make': ['q'], 'desk.verify': ['Mod+Alt+V', 'Alt+Mod+V'] });
    expect(keymap['claim.make']).toEqual(['q']);
    expect(keymap['desk.verify']).toEqual(['Alt+Mod+V']);
    expect(problems).toEqual([{ kind: 'refused', id: 'desk.verify', chord: 'Mod+Alt+V', why: 'broken' }]);
  });

  it('passes over commands there are none of', () => {
    expect(keymapOf({ 'claim.unmake': ['q'] })).toEqual({
      keymap: RECORD_KEYS,
      problems: [{ kind: 'unknown', id: 'claim.unmake' }],
    });
  });

  it('sends only what can be taken, whatever was written by hand', () => {
    const many = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
    const written = { 'claim.make': ['', 'q', 'x'.repeat(31)], 'desk.verify': many, 'claim.unmake': ['q'] };
    expect(sendable(written)).toEqual({ 'claim.make': ['q'], 'desk.verify': many.slice(0, 8) });
  });

  it('lets a changed command go before one that is as recorded', () => {
    const { keymap, problems } = keymapOf({ 'desk.verify': ['c'] });
    expect(keymap['desk.verify']).toEqual(['c']);
    expect(keymap['claim.make']).toEqual([]);
    expect(problems).toEqual([{ kind: 'clash', id: 'claim.make', chord: 'c', other: 'desk.verify' }]);
  });

  it('gives a key that two changed commands want to the first of them', () => {
    const { keymap, problems } = keymapOf({ 'desk.verify': ['q'], 'claim.note': ['q', 'm'] });
    expect(keymap['desk.verify']).toEqual(['q']);
    expect(keymap['claim.note']).toEqual(['m']);
    expect(problems).toEqual([{ kind: 'clash', id: 'claim.note', chord: 'q', other: 'desk.verify' }]);
  });

  it('has no clash whatever was asked for', () => {
    const asked = Object.fromEntries(COMMANDS.map(({ id }, at) => [id, ['q', 'j', 'Z', '5'].slice(at % 4)]));
    expect(firstClash(keymapOf(asked).keymap)).toBeNull();
  });

  it('never loses the ways out', () => {
    const { keymap } = keymapOf({ 'window.back': [], 'pane.next': ['F8'], 'hits.back': ['q'] });
    expect(keymap['window.back']).toEqual(['Escape']);
    expect(keymap['pane.next']).toEqual(['F8', 'F6']);
    expect(keymap['hits.back']).toEqual(['q', 'Escape']);
  });
});

describe('giving a key', () => {
  it('puts it in the place of the first, or beside those there are', () => {
    const instead = giveKey({}, { id: 'desk.redo', chord: 'U', beside: false, swap: false });
    const beside = giveKey({}, { id: 'desk.redo', chord: 'U', beside: true, swap: false });
    expect(instead).toEqual({ ok: true, changes: { 'desk.redo': ['U', 'Mod+Y'] } });
    expect(beside).toEqual({ ok: true, changes: { 'desk.redo': ['U', 'Shift+Mod+Z', 'Mod+Y'] } });
  });

  it('keeps nothing where a command has the keys of its record again', () => {
    expect(withKeys({ 'claim.make': ['q'] }, 'claim.make', ['c'])).toEqual({});
    expect(given({ 'claim.make': ['q'] }, 'claim.make', 'c')).toEqual({ ok: true, changes: {} });
  });

  it('is refused where another command has it, naming every one', () => {
    expect(given({}, 'desk.verify', 'c')).toEqual({ ok: false, why: 'taken', by: ['claim.make'] });
    expect(given({}, 'desk.verify', 'j')).toEqual({
      ok: false,
      why: 'taken',
      by: ['cursor.next', 'claim.next', 'library.next'],
    });
  });

  it('goes beside a command that never makes sense at the same time', () => {
    expect(giveKey({}, { id: 'travel.now', chord: 'b', beside: false, swap: false }).ok).toBe(true);
    expect(giveKey({}, { id: 'claim.next', chord: 'Shift+Enter', beside: true, swap: false })).toEqual({
      ok: false,
      why: 'presses',
    });
  });

  it('swaps on demand: the other command gets what was given up', () => {
    const swap = giveKey({}, { id: 'claim.note', chord: 'c', beside: false, swap: true });
    expect(swap).toEqual({ ok: true, changes: { 'claim.note': ['c'], 'claim.make': ['m'] } });
    if (swap.ok) expect(keymapOf(swap.changes).problems).toEqual([]);
  });

  it('leaves the other command without it where it cannot have what was given up', () => {
    const swap = giveKey({}, { id: 'desk.verify', chord: 'j', beside: false, swap: true });
    expect(swap).toEqual({
      ok: true,
      changes: {
        'desk.verify': ['j'],
        'cursor.next': ['ArrowDown'],
        'claim.next': ['ArrowDown'],
        'library.next': ['ArrowDown'],
      },
    });
  });
});

describe('going back to the keys of the record', () => {
  const changed = { 'claim.make': ['q'], 'desk.verify': ['c', 'Z'] };

  it('is refused where another command has them by now', () => {
    expect(resetKeys(changed, 'claim.make', false)).toEqual({ ok: false, why: 'taken', by: ['desk.verify'] });
  });

  it('takes them from the other command on demand', () => {
    const reset = resetKeys(changed, 'claim.make', true);
    expect(reset).toEqual({ ok: true, changes: { 'desk.verify': ['Z'] } });
    if (reset.ok) expect(keymapOf(reset.changes).problems).toEqual([]);
  });

  it('leaves the others as they are where nothing clashes', () => {
    expect(resetKeys({ 'claim.make': ['q'], 'claim.note': ['Q'] }, 'claim.make', false)).toEqual({
      ok: true,
      changes: { 'claim.note': ['Q'] },
    });
  });
});

describe('keys no command may have', () => {
  it.each([
    ['Tab', 'moves'],
    ['Shift+Tab', 'moves'],
    ['Escape', 'back'],
    ['F6', 'panes'],
    ['Enter', 'presses'],
    [' ', 'presses'],
    ['Mod+C', 'edits'],
    ['Mod+Z', 'edits'],
    ['Mod+W', 'system'],
    ['Hyper+J', 'broken'],
    ['jj', 'broken'],
    ['', 'broken'],
  ])('%j is refused: %s', (chord, why) => {
    expect(given({}, 'desk.verify', chord)).toEqual({ ok: false, why });
  });

  it('are those that type, for a command that works in text fields', () => {
    for (const chord of ['q', 'Home', 'Shift+ArrowDown', 'Delete'])
      expect(giveKey({}, { id: 'find.palette', chord, beside: false, swap: false })).toEqual({
        ok: false,
        why: 'typed',
      });
    expect(giveKey({}, { id: 'find.palette', chord: 'Mod+J', beside: false, swap: false }).ok).toBe(true);
  });

  it('are all keys, for what cannot be undone', () => {
    expect(giveKey({}, { id: 'record.redact', chord: 'q', beside: false, swap: false })).toEqual({
      ok: false,
      why: 'never',
    });
  });
});
