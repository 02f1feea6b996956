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

/** As many frames as a list needs to draw its rows once it has room. */
const PATIENCE = 4;

/** Puts the focus on what a pane is worked from: the row, the report, the claim under its cursor. */
export function focusPane(pane: Pane, patience = PATIENCE): void {
  const before = document.activeElement;
  if (patience > 0 && isDrawing(pane))
    requestAnimationFrame(() => {
      // Unless somebody went elsewhere meanwhile. What is hidden by now has lost the focus already.
      if ([before, document.body].includes(document.activeElement)) focusPane(pane, patience - 1);
    });
  else (workedFrom(pane) ?? workedFrom('report'))?.focus({ preventScroll: true });
}

/** A list that was not shown until now has its rows a few frames later. */
function isDrawing(pane: Pane): boolean {
  const list = document.querySelector(
    `[data-pane="${pane}"] [role="listbox"], [data-pane="${pane}"] [role="tree"]`,
  );
  return list !== null && list.querySelector('[data-surface][tabindex="0"]') === null;
}

/** Null where a pane has nothing: the claims of a report that has none. */
function workedFrom(pane: Pane): HTMLElement | null {
  const root = document.querySelector(`[data-pane="${pane}"]`);
  const surface = root?.querySelector<HTMLElement>('[data-surface][tabindex="0"]');
  return surface ?? root?.querySelector<HTMLElement>('button:enabled') ?? null;
}

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/**
 * A chord as commands know it. Where lines run from right to left what comes next lies to the left: the arrow that points
 * there goes on, as in any text field.
 */
export const inReadingOrder = (chord: string, element: Element | null): string =>
  chord.replace(/Arrow(?:Left|Right)$/, (arrow) =>
    isRightToLeft(element) ? (MIRRORED[arrow] ?? arrow) : arrow,
  );

/** The direction of what the keys work on: in a report the sentence under the cursor, elsewhere what has the focus. */
function isRightToLeft(element: Element | null): boolean {
  const worked = element?.querySelector('[data-cursor][data-sentence]') ?? element;
  return worked !== null && getComputedStyle(worked).direction === 'rtl';
}
