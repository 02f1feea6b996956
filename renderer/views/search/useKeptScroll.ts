import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Search } from '../../store/search';

const rowIn = (list: HTMLElement): Element | null => list.querySelector('[aria-selected="true"]');

/** How far the selected row stands below the top of the list, in CSS pixels. */
const depthOf = (list: HTMLElement, row: Element): number =>
  row.getBoundingClientRect().top - list.getBoundingClientRect().top;

/**
 * The list comes back as it was left, with the selected row where it stood; other rows are read from the top; and the
 * row that is selected is kept in sight.
 * @param turn grows with every answer that is not a refinement
 */
export function useKeptScroll(
  search: Search,
  selected: string | null,
  turn: number,
): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  const known = useRef({ selected, turn });

  useLayoutEffect(() => {
    const list = root.current;
    const { place } = search;
    if (!list) return undefined;
    const settle = (): void => {
      const row = rowIn(list);
      if (row && place.depth !== null) list.scrollTop += depthOf(list, row) - place.depth;
    };
    settle();
    // Rows that come into sight only now may be higher than was thought.
    const frame = requestAnimationFrame(settle);
    return () => {
      cancelAnimationFrame(frame);
      const row = rowIn(list);
      place.depth = row && depthOf(list, row);
    };
  }, [search]);

  useEffect(() => {
    const list = root.current;
    const before = known.current;
    known.current = { selected, turn };
    if (list && before.turn !== turn) list.scrollTop = 0;
    if (!list || before.selected === selected) return;
    rowIn(list)?.scrollIntoView({ block: 'nearest' });
  }, [selected, turn]);
  return root;
}
