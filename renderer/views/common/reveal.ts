import type { Virtualizer } from '@tanstack/react-virtual';

/**
 * Scrolls a row into sight where it is not. Whether it is follows from what was measured already: asking the page would
 * have it laid out anew at every key. The scrolling itself waits for the frame, which lays it out in any case.
 */
export function reveal(virtual: Virtualizer<HTMLDivElement, Element>, at: number): void {
  const row = virtual.measurementsCache[at];
  const top = virtual.scrollOffset ?? 0;
  const bottom = top + (virtual.scrollRect?.height ?? 0);
  if (row && row.start >= top && row.end <= bottom) return;
  requestAnimationFrame(() => virtual.scrollToIndex(at, { align: 'auto' }));
}
