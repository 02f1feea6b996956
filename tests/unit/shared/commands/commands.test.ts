import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command, commandOf, isCommandId, waitsForWriting } from '#shared/commands/commands';
import { commandFor, firstClash, RECORD_KEYS } from '#shared/commands/keymap';
import { PANES, type WindowState } from '#shared/commands/state';

const reading: WindowState = {
  pane: 'report',
  focus: 'pane',
  dialog: false,
  hasReports: true,
  hasReport: true,
  hasClaim: true,
  hasChanged: true,
  inStory: true,
  writable: true,
  canUndo: true,
  canRedo: true,
  sample: false,
  hasSample: false,
  travelling: false,
  canRetry: false,
  walking: false,
  bringingIn: false,
  indexing: false,
  indexStopped: false,
};

describe('commands', () => {
  it('have ids of their own', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
  });

  it('never share a key in any state of a window', () => {
    expect(firstClash(RECORD_KEYS)).toBeNull();
  });

  it('would be caught sharing one', () => {
    expect(firstClash({ ...RECORD_KEYS, 'desk.verify': ['c'] })).toBe('c: desk.verify and claim.make');
  });

  it('leave every key that types or edits alone in a text field', () => {
    const typing = { ...reading, focus: 'field' } as const;
    const fired = COMMANDS.flatMap(({ keys }: Command) => keys).filter((key) => commandFor(key, typing));
    expect(fired.filter((key) => [...key].length === 1)).toEqual([]);
    expect(fired).not.toContain('Mod+Z');
    expect(fired).not.toContain('Shift+Mod+Z');
    expect(fired).toContain('Mod+K');
  });

  it('leave every key to an open dialog', () => {
    const under = { ...reading, dialog: true };
    const fired = COMMANDS.flatMap(({ keys }: Command) => keys).filter((key) => commandFor(key, under));
    expect(fired).toEqual([]);
  });

  it('give each verdict its digit, and only where there is a claim to give it on', () => {
    const digits = ['1', '2', '3', '4', '5', '0'];
    expect(digits.map((key) => commandFor(key, reading))).toEqual([
      'verdict.confirmed',
      'verdict.denied',
      'verdict.declined',
      'verdict.neither',
      'verdict.no-response',
      'verdict.open',
    ]);
    for (const key of digits) expect(commandFor(key, { ...reading, hasClaim: false })).toBeNull();
  });

  it('change nothing on a desk that cannot be written', () => {
    const readOnly = { ...reading, writable: false };
    for (const key of ['c', 'a', 'r', 'e', 'm', 'i', 'd', 'g', 'v', '1', 'f', 'w', 'Mod+Z'])
      expect(commandFor(key, readOnly)).toBeNull();
    expect(commandFor('p', readOnly)).toBe('sheet.preview');
  });

  it('that change the desk are told from those that make no sense, so that the reason can be given', () => {
    const readOnly = { ...reading, writable: false };
    expect(waitsForWriting(commandOf('response.record'), readOnly)).toBe(true);
    expect(waitsForWriting(commandOf('response.record'), { ...readOnly, hasClaim: false })).toBe(false);
    expect(waitsForWriting(commandOf('response.record'), reading)).toBe(false);
    expect(waitsForWriting(commandOf('sheet.preview'), readOnly)).toBe(false);
  });

  it('go from hit to hit only in a report whose hits are walked, and back to the search from there alone', () => {
    const walking = { ...reading, walking: true };
    const keys = ['Enter', 'Shift+Enter', 'Escape'];
    const meant = (state: WindowState) => keys.map((key) => commandFor(key, state));
    expect(meant(walking)).toEqual(['hit.next', 'hit.previous', 'hits.back']);
    expect(meant(reading)).toEqual(['cursor.claim', null, 'window.back']);
    expect(meant({ ...walking, pane: 'claims' })).toEqual(['claim.open', null, 'window.back']);
    expect(meant({ ...walking, focus: 'button' })).toEqual([null, null, 'hits.back']);
  });

  it('go through time only while the desk is shown as it stood', () => {
    const keys = [',', '.', 'b'];
    expect(keys.map((key) => commandFor(key, reading))).toEqual([null, null, null]);
    const past = { ...reading, writable: false, travelling: true };
    expect(keys.map((key) => commandFor(key, past))).toEqual([
      'travel.earlier',
      'travel.later',
      'travel.now',
    ]);
  });

  it('try again only what failed', () => {
    expect(commandFor('Mod+Enter', reading)).toBeNull();
    expect(commandFor('Mod+Enter', { ...reading, canRetry: true })).toBe('window.retry');
  });

  it('give what cannot be undone no key', () => {
    for (const id of ['record.redact', 'party.forget'] as const) expect(commandOf(id).keys).toEqual([]);
  });

  it('follow the pane with one and the same key', () => {
    expect(PANES.map((pane) => commandFor('j', { ...reading, pane }))).toEqual([
      'library.next',
      'cursor.next',
      'claim.next',
    ]);
  });

  it('leave Enter to the button that has the focus', () => {
    for (const pane of PANES) expect(commandFor('Enter', { ...reading, pane, focus: 'button' })).toBeNull();
  });

  it('are found by id, and unknown ids are not taken for commands', () => {
    expect(commandOf('find.search').keys).toEqual(['/']);
    expect(isCommandId('find.everything')).toBe(false);
  });
});
