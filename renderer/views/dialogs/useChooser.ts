import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

interface Chooser {
  /** For the text field. */
  readonly field: Readonly<Record<string, unknown>>;
  /** For the list. */
  readonly list: Readonly<Record<string, unknown>>;
  /** For each row. */
  readonly row: (at: number) => Readonly<Record<string, unknown>>;
}

/**
 * A text field that moves through a list below it and never gives up the focus. The row chosen is held by its key:
 * it stays chosen when the list changes around it, and the first is chosen when it has gone.
 */
export function useChooser(keys: readonly string[], label: string, choose: (at: number) => void): Chooser {
  const id = useId();
  const [held, hold] = useState<string | null>(null);
  const found = held === null ? -1 : keys.indexOf(held);
  const at = found === -1 ? 0 : found;
  const root = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list may leave the same row somewhere else.
  useEffect(() => {
    root.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, keys]);

  const moveTo = (to: number): void => hold(keys[Math.min(keys.length - 1, Math.max(0, to))] ?? null);
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(at + 1),
    ArrowUp: () => moveTo(at - 1),
    PageDown: () => moveTo(at + 8),
    PageUp: () => moveTo(at - 8),
    Enter: () => {
      if (keys.length > 0) choose(at);
    },
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.nativeEvent.isComposing ? undefined : steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };

  return {
    field: {
      role: 'combobox',
      'aria-label': label,
      'aria-expanded': keys.length > 0,
      'aria-controls': `${id}-list`,
      'aria-autocomplete': 'list',
      ...(keys.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {}),
      autoComplete: 'off',
      spellCheck: false,
      onKeyDown,
    },
    list: { ref: root, id: `${id}-list`, role: 'listbox', 'aria-label': label },
    row: (row) => ({
      id: `${id}-${row}`,
      role: 'option',
      'aria-selected': row === at,
      onClick: () => choose(row),
    }),
  };
}
