import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

export interface RowProps {
  readonly role: 'option';
  readonly 'aria-selected': boolean;
  readonly tabIndex: 0 | -1;
  readonly onClick: () => void;
}

interface Rows {
  readonly list: Readonly<Record<string, unknown>>;
  readonly row: (at: number) => RowProps;
}

/** Rows passed over by a page key. */
const PAGE = 8;

/**
 * A list worked with keys, one row of it in the order of Tab. The focus goes to its first row as soon as there is one.
 * @param choose what Enter and a click do
 */
export function useRows(total: number, label: string, choose: (at: number) => void): Rows {
  const [held, hold] = useState(0);
  const at = Math.min(held, Math.max(0, total - 1));
  const root = useRef<HTMLDivElement>(null);
  const there = total > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the row.
  useEffect(() => {
    const row = root.current?.querySelector<HTMLElement>('[tabindex="0"]');
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }, [at, there]);

  const moveTo = (to: number): void => hold(Math.min(total - 1, Math.max(0, to)));
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(at + 1),
    j: () => moveTo(at + 1),
    ArrowUp: () => moveTo(at - 1),
    k: () => moveTo(at - 1),
    PageDown: () => moveTo(at + PAGE),
    PageUp: () => moveTo(at - PAGE),
    Home: () => moveTo(0),
    End: () => moveTo(total - 1),
    Enter: () => choose(at),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    const step = held ? undefined : steps[event.key];
    if (!step || !there) return;
    event.preventDefault();
    step();
  };

  return {
    list: { ref: root, role: 'listbox', 'aria-label': label, onKeyDown },
    row: (row) => ({
      role: 'option',
      'aria-selected': row === at,
      tabIndex: row === at ? 0 : -1,
      onClick: () => {
        hold(row);
        choose(row);
      },
    }),
  };
}
