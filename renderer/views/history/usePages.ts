import { useCallback, useRef, useState } from 'react';
import { type Fault, faultOf } from '#shared/contract/faults';
import type { LedgerLine } from '#shared/contract/views';
import { useApp } from '../common/app';
import { type PageAsked, pagesToAsk } from './pages';

export type Known = LedgerLine | null;

interface Pages {
  /** Entry `seq`; null while it is on its way. */
  readonly line: (seq: number) => Known;
  /** Fetches what is missing of the entries after `from` up to `to`. */
  readonly see: (from: number, to: number) => void;
  readonly fault: Fault | null;
  readonly again: () => void;
}

/** The ledger's entries by number, fetched page by page as they come into view. */
export function usePages(total: number): Pages {
  const { transport } = useApp();
  const lines = useRef(new Map<number, LedgerLine>());
  const asked = useRef(new Map<number, number>());
  const [, draw] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);

  const fetchPage = useCallback(
    async ({ page, tail, before }: PageAsked): Promise<void> => {
      asked.current.set(page, before);
      try {
        for (const line of await transport.send('ledger.list', { tail, before }))
          lines.current.set(line.seq, line);
        draw((now) => now + 1);
      } catch (error) {
        if (asked.current.get(page) === before) asked.current.delete(page);
        setFault(faultOf(error));
      }
    },
    [transport],
  );

  const see = useCallback(
    (from: number, to: number): void => {
      for (const page of pagesToAsk(asked.current, from, to, total)) void fetchPage(page);
    },
    [fetchPage, total],
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
