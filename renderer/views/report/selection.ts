import type { Span } from '#shared/text/sentences';

/**
 * Between the page's selection and offsets into the report's text. Whatever carries text carries the offset it begins at
 * (`data-start`): sections, and in them paragraphs or stretches. A place is looked up by section first, so that it costs the same in a
 * long report as in a short one.
 */

/** The text selected within `root`, as offsets into the report's text; null when nothing of it is. */
export function selectedSpan(root: HTMLElement, text: string): Span | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const start = offsetOf(root, range.startContainer, range.startOffset);
  const end = offsetOf(root, range.endContainer, range.endOffset);
  return start === null || end === null ? null : trimmed(text, { start, end });
}

/** Selects a span of the report's text as a pointer would, so that it shows and can be copied. */
export function selectSpan(root: HTMLElement, { start, end }: Span): void {
  const from = pointAt(root, start);
  const to = pointAt(root, end);
  if (from && to) window.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

const sectionsIn = (root: HTMLElement): HTMLCollection | undefined =>
  root.getElementsByClassName('report-text')[0]?.children;

const startOf = (element: Element | null | undefined): number =>
  Number(element instanceof HTMLElement ? element.dataset.start : Number.NaN);

const stretchesOf = (section: Element): HTMLElement[] => [
  ...section.querySelectorAll<HTMLElement>('[data-start]'),
];

/** The last of some sections of which `isBefore` holds, which holds of the first ones; the first where it holds of none. */
function lastWhere(sections: HTMLCollection, isBefore: (section: Element) => boolean): Element | undefined {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const section = sections[middle];
    if (section && isBefore(section)) low = middle + 1;
    else high = middle;
  }
  return sections[Math.max(0, low - 1)];
}

/** The text node that holds an offset, and where in it. At the border of two stretches the earlier one has it. */
function pointAt(root: HTMLElement, offset: number): { node: Node; offset: number } | null {
  const sections = sectionsIn(root);
  const section = sections && lastWhere(sections, (one) => startOf(one) < offset);
  if (!section) return null;
  const stretches = stretchesOf(section);
  const stretch = stretches.findLast((one) => startOf(one) < offset) ?? stretches[0];
  const node = stretch && document.createTreeWalker(stretch, NodeFilter.SHOW_TEXT).nextNode();
  if (!stretch || !node) return null;
  const within = offset - startOf(stretch);
  return { node, offset: Math.max(0, Math.min(within, node.textContent?.length ?? 0)) };
}

/** A place between elements counts as the next text's beginning. */
export function offsetOf(root: HTMLElement, node: Node, offset: number): number | null {
  if (node instanceof Text) {
    const from = startOf(node.parentElement?.closest('[data-start]'));
    return Number.isNaN(from) ? null : from + offset;
  }
  const sections = sectionsIn(root);
  if (!sections) return null;
  const place = document.createRange();
  place.setStart(node, offset);
  const section = lastWhere(sections, (one) => place.comparePoint(one, 0) < 0);
  if (!section) return null;
  const next = stretchesOf(section).find((one) => place.comparePoint(one, 0) >= 0);
  if (next) return startOf(next);
  const after = section.nextElementSibling;
  if (after && place.comparePoint(section, 0) < 0) return startOf(after);
  const last = stretchesOf(section).at(-1);
  return last ? startOf(last) + (last.textContent?.length ?? 0) : null;
}

/** People select a space too many: it is left out. */
function trimmed(text: string, { start, end }: Span): Span | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return from < to ? { start: from, end: to } : null;
}
