import { type RefObject, useEffect } from 'react';

/** A key held with Alt, by its place on the keyboard: `Digit1`, `KeyA`. There Alt types other letters on a Mac. */
export interface ChoiceKey<T extends string> {
  readonly value: T;
  readonly code: string;
}

/** Alt with a key chooses from anywhere in the dialog that `root` lies in, so that nobody has to walk there. */
export function useChoiceKeys<T extends string>(
  root: RefObject<HTMLElement | null>,
  keys: readonly ChoiceKey<T>[],
  choose: (value: T) => void,
): void {
  useEffect(() => {
    const dialog = root.current?.closest<HTMLElement>('[role="dialog"]');
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const key = keys.find(({ code }) => code === event.code);
      if (!key) return;
      event.preventDefault();
      event.stopPropagation();
      choose(key.value);
    };
    // On the way down: a field would type what Alt makes of the key.
    dialog?.addEventListener('keydown', onKeyDown, true);
    return () => dialog?.removeEventListener('keydown', onKeyDown, true);
  });
}

/** The key as the window names keys. */
export const choiceChord = (code: string): string => `Alt+${code.replace(/^(Digit|Key)/, '')}`;
