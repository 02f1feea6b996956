import type { Pane } from '#shared/commands/state';
import { type Fault, faultOf } from '#shared/contract/faults';
import { say } from '../texts/say';
import type { Scene } from './app';
import type { Dialog, Toast } from './state';

/** How long word of something done stays, in milliseconds. What went wrong stays until it is put away. */
const DONE_STAYS = 6000;

export type WindowActions = ReturnType<typeof windowActions>;

/** Dialogs, toasts, and what is spoken to screen readers. */
export const windowActions = ({ get, set }: Scene) => {
  let last = 0;
  const dismiss = (id: number): void =>
    set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
  const push = (toast: Omit<Toast, 'id'>): number => {
    last += 1;
    const id = last;
    // Of things done only the latest is news; of things gone wrong every one is, once.
    const stays = ({ tone, text }: Toast): boolean => tone === 'error' && text !== toast.text;
    set(({ toasts }) => ({ toasts: [...toasts.filter(stays), { ...toast, id }] }));
    return id;
  };

  return {
    openDialog: (dialog: Dialog): void => set({ dialog }),
    closeDialog: (): void => set({ dialog: null }),
    enterPane: (pane: Pane): void => {
      if (get().pane !== pane) set({ pane });
    },
    /** Makes a pane the current one and sends the focus there. */
    goToPane: (pane: Pane): void => set(({ sent }) => ({ pane, sent: sent + 1 })),
    speak: (spoken: string): void => set({ spoken }),
    dismiss,
    done(text: string, more: string | null = null): void {
      const id = push({ tone: 'done', text, more, retry: null });
      setTimeout(() => dismiss(id), DONE_STAYS);
    },
    /** Says why something is not done now: nothing went wrong, and nothing is to be tried again. */
    refused(doing: string, why: string): void {
      const id = push({ tone: 'refused', text: doing, more: why, retry: null });
      setTimeout(() => dismiss(id), DONE_STAYS);
    },
    /** Tries again what failed last. */
    retry(): void {
      const toast = get().toasts.findLast(({ retry }) => retry !== null);
      if (!toast) return;
      dismiss(toast.id);
      toast.retry?.();
    },
    failed(doing: string, error: unknown, retry: (() => void) | null = null): void {
      const fault = faultOf(error);
      push({
        tone: 'error',
        text: say('desk.failed', { doing, fault: sentence(fault) }),
        more: fault.todo,
        retry,
      });
    },
  };
};

/** What went wrong and where, for people. */
export const sentence = ({ what, where }: Fault): string =>
  where ? say('desk.faultAt', { what, where }) : what;
