import { useState } from 'react';

/** What was typed into dialogs and not yet sent, by what it was about. It outlives a dialog, not the window. */
const drafts = new Map<string, unknown>();

/** State that is still there when the dialog is opened again, until `forget` is called. */
export function useDraft<T extends object>(
  about: string,
  initial: T,
): [draft: T, change: (part: Partial<T>) => void, forget: () => void] {
  const [draft, set] = useState<T>(() => ({ ...initial, ...(drafts.get(about) as Partial<T> | undefined) }));
  const change = (part: Partial<T>): void => {
    drafts.set(about, { ...(drafts.get(about) as Partial<T> | undefined), ...part });
    set((now) => ({ ...now, ...part }));
  };
  return [draft, change, () => void drafts.delete(about)];
}
