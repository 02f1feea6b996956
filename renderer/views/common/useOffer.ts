import { useEffect, useState } from 'react';

/** How long something must have been shown before anything is asked about it, in milliseconds: who goes by asks nothing. */
const REST = 400;

/**
 * Something that may help with what is shown: asked once it has been there for a moment and the window has nothing else
 * to do, and void as soon as `about` changes. Null while it is not known; `none` where it cannot be had, as work goes on
 * as well without it.
 * @param about what is shown, as a string; null asks nothing
 * @param ask may be another function at every call
 */
export function useOffer<T>(about: string | null, ask: () => Promise<T>, none: T): T | null {
  const [found, put] = useState<{ readonly about: string; readonly offer: T } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked follows from what it is about.
  useEffect(() => {
    if (about === null) return;
    let wanted = true;
    const take = (offer: T): void => {
      if (wanted) put({ about, offer });
    };
    let idle = 0;
    const rest = setTimeout(() => {
      idle = requestIdleCallback(() => void ask().then(take, () => take(none)));
    }, REST);
    return () => {
      wanted = false;
      clearTimeout(rest);
      cancelIdleCallback(idle);
    };
  }, [about]);
  return found && found.about === about ? found.offer : null;
}
