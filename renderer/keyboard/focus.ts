import type { Pane, WindowState } from '#shared/commands/state';

const TYPES_TEXT = new Set(['text', 'search', 'url', 'email', 'tel', 'password', 'number', 'date', '']);

/** What has the focus, as commands need to know it. */
export function focusOf(element: Element | null): WindowState['focus'] {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return 'field';
  if (element instanceof HTMLInputElement) return TYPES_TEXT.has(element.type) ? 'field' : 'button';
  if (element instanceof HTMLElement && element.isContentEditable) return 'field';
  return element?.closest('button, a, summary, [role="button"]') ? 'button' : 'pane';
}

/** The pane an element lies in, if in any. */
export const paneOf = (element: Element | null): Pane | null =>
  (element?.closest<HTMLElement>('[data-pane]')?.dataset.pane as Pane | undefined) ?? null;

/** Puts the focus on what a pane is worked from: the row, the report, the claim under its cursor. */
export function focusPane(pane: Pane): void {
  const root = document.querySelector(`[data-pane="${pane}"]`);
  const surface = root?.querySelector<HTMLElement>('[data-surface][tabindex="0"]');
  (surface ?? root?.querySelector<HTMLElement>('button'))?.focus({ preventScroll: true });
}
