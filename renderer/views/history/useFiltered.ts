import { useCallback, useEffect, useRef, useState } from 'react';
import { type Fault, faultOf } from '#shared/contract/faults';
import type { LedgerLine } from '#shared/contract/views';
import { useApp } from '../common/app';
import { matches } from './matches';

/** Entries looked through at once, and found ones that make a first screen. */
const STRIDE = 1000;
const ENOUGH = 40;

interface Filtered {
  readonly lines: readonly LedgerLine[];
  /** The oldest entry looked at so far. */
  readonly back: number;
  /** Looks further back when the last of what was found comes into view. */
  readonly see: (from: number, to: number) => void;
  readonly fault: Fault | null;
  readonly again: () => void;
}

interface Found {
  readonly lines: readonly LedgerLine[];
  readonly back: number;
}

/** The entries that hold what is wanted, newest first, found by reading back as far as it takes to fill the screen. */
export function useFiltered(total: number, wanted: string): Filtered {
  const { transport } = useApp();
  const [found, setFound] = useState<Found>({ lines: [], back: total + 1 });
  const [fault, setFault] = useState<Fault | null>(null);
  const asking = useRef<string | null>(null);

  const further = useCallback(
    async (from: Found): Promise<void> => {
      if (wanted === '' || from.back <= 1) return;
      const ticket = `${wanted} ${from.back}`;
      asking.current = ticket;
      let now = from;
      const enough = from.lines.length + ENOUGH;
      try {
        while (now.back > 1 && now.lines.length < enough) {
          const page = await transport.send('ledger.list', { tail: STRIDE, before: now.back });
          if (asking.current !== ticket) return;
          const more = page.toReversed().filter((line) => matches(line, wanted));
          now = { lines: [...now.lines, ...more], back: page[0]?.seq ?? 1 };
          setFound(now);
        }
      } catch (error) {
        if (asking.current === ticket) setFault(faultOf(error));
      } finally {
        if (asking.current === ticket) asking.current = null;
      }
    },
    [transport, wanted],
  );

  useEffect(() => {
    const begin: Found = { lines: [], back: total + 1 };
    setFault(null);
    setFound(begin);
    void further(begin);
    return () => {
      asking.current = null;
    };
  }, [further, total]);

  const see = useCallback(
    (_from: number, to: number): void => {
      if (to >= found.lines.length && found.lines.length > 0 && asking.current === null) void further(found);
    },
    [further, found],
  );
  const again = useCallback((): void => {
    setFault(null);
    void further(found);
  }, [further, found]);
  return { ...found, see, fault, again };
}
