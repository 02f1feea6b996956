import { describe, expect, it } from 'vitest';
import type { StoryView } from '#shared/contract/views';
import type { StoryId } from '#shared/domain/ids';
import { heldRow, layoutOf, rowAt, whereIs } from '../../../../renderer/store/library-rows';
import {
  missingFrom,
  onShelf,
  PAGE,
  pagesInSight,
  placeOn,
  shelfOf,
  withPage,
} from '../../../../renderer/store/shelf';
import { row } from './held-host';

const rowsOf = (from: number, count = PAGE) => Array.from({ length: count }, (_, at) => row(`r${from + at}`));
const story = (id: string, reports: number): StoryView =>
  ({ id, name: `Story ${id}`, reports: rowsOf(0, reports).map((one) => one.id), claims: {} }) as never;

const FIRST = { sight: { from: 0, to: 9 }, cursor: { from: 0, to: 0 } };

describe('a long list of which only pages are held', () => {
  const sight = { from: 0, to: 20 };
  const top = { sight, cursor: { from: 0, to: 0 } };

  it('knows a row whose page is there, and not any other', () => {
    const shelf = withPage(shelfOf(100_000), 0, rowsOf(0), top);
    expect(onShelf(shelf, 7)?.id).toBe('r7');
    expect(onShelf(shelf, PAGE)).toBeUndefined();
    expect(placeOn(shelf, 'r7' as never)).toBe(7);
    expect(placeOn(shelf, 'r70000' as never)).toBe(-1);
  });

  it('lets go of pages far from what is in sight', () => {
    let shelf = withPage(shelfOf(100_000), 0, rowsOf(0), top);
    const far = { from: 99_980, to: 99_999 };
    const last = Math.floor(99_999 / PAGE);
    for (const page of missingFrom(shelf, far))
      shelf = withPage(shelf, page, rowsOf(page * PAGE), { sight: far, cursor: far });
    expect(Object.keys(shelf.pages).map(Number)).toEqual([last - 1, last]);
    expect(missingFrom(shelf, far)).toEqual([]);
  });

  it('asks for nothing where nothing of it is in sight', () => {
    expect(pagesInSight(shelfOf(500), { from: -30, to: -4 })).toEqual([]);
    expect(pagesInSight(shelfOf(500), { from: 700, to: 720 })).toEqual([]);
    expect(pagesInSight(shelfOf(0), sight)).toEqual([]);
  });
});

describe('the rows of the library', () => {
  const [one, two] = ['s1' as StoryId, 's2' as StoryId];
  const shelves = {
    stories: [story('s1', 2), story('s2', 1000)],
    held: { [one]: withPage(shelfOf(2), 0, rowsOf(0, 2), FIRST) },
    loose: withPage(shelfOf(99_000), 0, rowsOf(500), FIRST),
  };

  it('are stories with what they hold where they stand open, then the reports in none', () => {
    const layout = layoutOf(shelves);
    expect(layout.total).toBe(1 + 2 + 1 + 99_000);
    expect([0, 1, 2, 3, 4].map((at) => rowAt(layout, at)?.id)).toEqual(['s1', 'r0', 'r1', 's2', 'r500']);
    expect(rowAt(layout, 4)).toMatchObject({ within: null, heads: true });
    expect(rowAt(layout, 99_003)).toMatchObject({ kind: 'report', id: null, report: null });
    expect(rowAt(layout, 99_004)).toBeNull();
  });

  it('say how manieth of how many they are on their level', () => {
    const layout = layoutOf(shelves);
    expect([0, 2, 3, 4, 99_003].map((at) => [rowAt(layout, at)?.at, rowAt(layout, at)?.of])).toEqual([
      [0, 99_002],
      [1, 2],
      [1, 99_002],
      [2, 99_002],
      [99_001, 99_002],
    ]);
  });

  it('are found by id, in the story that is meant', () => {
    const held = { ...shelves.held, [two]: withPage(shelfOf(1000), 0, rowsOf(0), FIRST) };
    const layout = layoutOf({ ...shelves, held });
    expect(whereIs(layout, 's2')).toBe(3);
    expect(whereIs(layout, 'r1')).toBe(2);
    expect(whereIs(layout, 'r1', two)).toBe(5);
    expect(whereIs(layout, 'r77777')).toBe(-1);
    expect(heldRow(shelves, 'r500')?.id).toBe('r500');
  });
});
