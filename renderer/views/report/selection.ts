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
