import { describe, expect, it } from 'vitest';
import { arranged, refined, runStepped, runsOf, stepped } from '../../../../renderer/store/search-rows';
import { hits } from '../search-host';

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

describe('hits as they are drawn', () => {
  it('stand kind after kind, the kind with the best hit first, and keep their rank within it', () => {
    const rows = arranged(hits('report:a', 'claim:b', 'report:c', 'party:d', 'claim:e'));
    expect(ids(rows)).toEqual(['report:a', 'report:c', 'claim:b', 'claim:e', 'party:d']);
  });

  it('are cut into runs, and a kind that comes once more says so', () => {
    const runs = runsOf(hits('claim:a', 'claim:b', 'report:c', 'claim:d'));
    expect(runs.map(({ kind, again, hits: of }) => [kind, again, of.length])).toEqual([
      ['claim', false, 2],
      ['report', false, 1],
      ['claim', true, 1],
    ]);
  });
});

describe('a refined answer', () => {
  const shown = hits('claim:a', 'claim:b', 'report:c', 'report:d', 'party:e');

  it('leaves the rows down to the selected one as they are, and puts the others below in their order', () => {
    const rows = refined(shown, 'report:c', hits('report:x', 'claim:b', 'report:d', 'claim:y', 'report:c'));
    expect(ids(rows)).toEqual(['claim:a', 'claim:b', 'report:c', 'report:x', 'report:d', 'claim:y']);
    expect(rows.slice(0, 3)).toEqual(shown.slice(0, 3));
    expect(rows[1]).toBe(shown[1]);
  });

  it('keeps a row above the selected one that it no longer finds', () => {
    expect(ids(refined(shown, 'claim:b', hits('claim:b')))).toEqual(['claim:a', 'claim:b']);
  });

  it('never shows a record twice', () => {
    const rows = refined(shown, 'party:e', [...shown]);
    expect(ids(rows)).toEqual(ids(shown));
  });

  it('goes on with the selected kind before others, whichever is better', () => {
    const rows = refined(shown, 'claim:a', hits('report:c', 'claim:z', 'report:d', 'claim:b'));
    expect(ids(rows)).toEqual(['claim:a', 'claim:z', 'claim:b', 'report:c', 'report:d']);
  });

  it('takes the place of all rows where none is selected, or the selected one is not among them', () => {
    const next = hits('report:x', 'claim:y', 'report:z');
    expect(ids(refined(shown, null, next))).toEqual(['report:x', 'report:z', 'claim:y']);
    expect(ids(refined(shown, 'note:gone', next))).toEqual(['report:x', 'report:z', 'claim:y']);
  });
});

describe('steps through rows', () => {
  it('stop at either end, and begin at the first', () => {
    expect(stepped(['a', 'b', 'c'], 'b', 8)).toBe('c');
    expect(stepped(['a', 'b', 'c'], 'b', -8)).toBe('a');
    expect(stepped(['a', 'b', 'c'], null, 1)).toBe('a');
    expect(stepped(['a', 'b', 'c'], null, -1)).toBe(null);
    expect(stepped([], 'gone', 1)).toBe(null);
  });

  it('go from kind to kind, and back to the head of one’s own first', () => {
    const rows = hits('claim:a', 'claim:b', 'report:c', 'report:d');
    expect(runStepped(rows, 'claim:a', 1)).toBe('report:c');
    expect(runStepped(rows, 'report:d', 1)).toBe('report:d');
    expect(runStepped(rows, 'report:d', -1)).toBe('report:c');
    expect(runStepped(rows, 'report:c', -1)).toBe('claim:a');
    expect(runStepped(rows, 'claim:a', -1)).toBe('claim:a');
  });
});
