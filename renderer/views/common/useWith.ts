import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback } from 'react';

/** What of a long list is drawn: what is in sight, and wherever that is the one at `at`, as it has or takes the focus. */
export function useWith(at: number): (range: Range) => number[] {
  return useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      if (at < 0 || at >= range.count || drawn.includes(at)) return drawn;
      return [...drawn, at].sort((a, b) => a - b);
    },
    [at],
  );
}
