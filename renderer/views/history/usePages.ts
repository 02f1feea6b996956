import { useCallback, useRef, useState } from 'react';
import { type Fault, faultOf } from '#shared/contract/faults';
import type { LedgerLine } from '#shared/contract/views';
import { useApp } from '../common/app';

/** Entries fetched at once. */
export const PAGE_OF_ENTRIES = 200;

export type Known = LedgerLine | null;

interface Pages {
  /** Entry `seq`; null while it is on its way. */
  readonly line: (seq: number) => Known;
  /** Fetches what is missing of the entries after `from` up to `to`. */
  readonly see: (from: number, to: number) => void;
  readonly fault: Fault | null;
  readonly again: () => void;
}

const pageOf = (seq: number): number => Math.floor((seq - 1) / PAGE_OF_ENTRIES);

/** The ledger's entries by number, fetched page by page as they come into view. */
export function usePages(total: number): Pages {
  const { transport } = useApp();
  const lines = useRef(new Map<number, LedgerLine>());
  const asked = useRef(new Set<number>());
  const [, draw] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);

  const fetchPage = useCallback(
    async (page: number): Promise<void> => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const before = Math.min(total, (page + 1) * PAGE_OF_ENTRIES) + 1;
      const tail = before - 1 - page * PAGE_OF_ENTRIES;
      try {
        for (const line of await transport.send('ledger.list', { tail, before }))
          lines.current.set(line.seq, line);
        draw((now) => now + 1);
      } catch (error) {
        asked.current.delete(page);
        setFault(faultOf(error));
      }
    },
    [transport, total],
  );

  const see = useCallback(
    (from: number, to: number): void => {
      if (to <= from) return;
      for (let page = pageOf(from + 1); page <= pageOf(to); page += 1) void fetchPage(page);
    },
    [fetchPage],
  );
  const seen = useRef<readonly [number, number]>([0, 0]);
  const remember = useCallback(
    (from: number, to: number): void => {
      seen.current = [from, to];
      see(from, to);
    },
    [see],
  );
  const again = useCallback((): void => {
    setFault(null);
    see(...seen.current);
  }, [see]);

  return { line: (seq) => lines.current.get(seq) ?? null, see: remember, fault, again };
}
