import { useState } from 'react';
import { useApp } from './app';

/** What was typed into dialogs and not yet sent, by desk and what it was about. It outlives a dialog, not the window. */
const drafts = new Map<string, unknown>();

/** State that is still there when the dialog is opened again, until `forget` is called. */
export function useDraft<T extends object>(
  about: string,
  initial: T,
): [draft: T, change: (part: Partial<T>) => void, forget: () => void] {
  const { store } = useApp();
  // Every desk has an r2: what was typed on one is not shown on another.
  const [desk] = useState(() => store.getState().desk?.path);
  const key = JSON.stringify([desk, about]);
  const [draft, set] = useState<T>(() => ({ ...initial, ...(drafts.get(key) as Partial<T> | undefined) }));
  const change = (part: Partial<T>): void => {
    drafts.set(key, { ...(drafts.get(key) as Partial<T> | undefined), ...part });
    set((now) => ({ ...now, ...part }));
  };
  return [draft, change, () => void drafts.delete(key)];
}
