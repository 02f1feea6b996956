import type { Span } from '#shared/text/sentences';

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

/** The text node that holds an offset, and where in it. At the border of two stretches the earlier one has it. */
function pointAt(root: HTMLElement, offset: number): { node: Node; offset: number } | null {
  const stretches = [...root.querySelectorAll<HTMLElement>('[data-start]')];
  const stretch = stretches.findLast(({ dataset }) => Number(dataset.start) < offset) ?? stretches[0];
  const node = stretch?.firstChild;
  if (!stretch || !node) return null;
  const within = offset - Number(stretch.dataset.start);
  return { node, offset: Math.max(0, Math.min(within, node.textContent?.length ?? 0)) };
}

/** Every stretch of text carries the offset it begins at; a place between elements counts as the next text's beginning. */
function offsetOf(root: HTMLElement, node: Node, offset: number): number | null {
  if (node instanceof Text) {
    const from = node.parentElement?.closest<HTMLElement>('[data-start]')?.dataset.start;
    return from === undefined ? null : Number(from) + offset;
  }
  const starts = [...root.querySelectorAll<HTMLElement>('[data-start]')];
  const place = document.createRange();
  place.setStart(node, offset);
  const next = starts.find((element) => place.comparePoint(element, 0) >= 0);
  const last = starts.at(-1);
  if (next) return Number(next.dataset.start);
  return last ? Number(last.dataset.start) + (last.textContent?.length ?? 0) : null;
}

/** People select a space too many: it is left out. */
function trimmed(text: string, { start, end }: Span): Span | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return from < to ? { start: from, end: to } : null;
}
