/** How the words of a document are written where no line breaks them. */
export type Words = ReadonlySet<string>;

const BROKEN = /[\p{L}\p{M}][-\u00ad\u2010]$/u;
const WORD = /[\p{L}\p{M}\p{N}]+(?:[-\u2010'’][\p{L}\p{M}\p{N}]+)*/gu;

/** The words of a document's lines, without those that a line's end may have broken. */
export function wordsOf(lines: Iterable<string>): Words {
  const words = new Set<string>();
  let broken = false;
  for (const line of lines) {
    const found = line.match(WORD) ?? [];
    const whole = found.slice(broken ? 1 : 0, BROKEN.test(line) ? -1 : undefined);
    for (const word of whole) words.add(plain(word));
    broken = BROKEN.test(line);
  }
  return words;
}

const plain = (word: string): string => word.toLowerCase().replaceAll('\u2010', '-');

/**
 * What stands between one line and the next, and how much of the first goes. A hyphen goes when the next line carries
 * on in lower case, unless the document writes the word with one elsewhere, or the word has one already.
 */
export function seam(before: string, line: string, words: Words): { cut: number; between: string } {
  if (!BROKEN.test(before)) return { cut: 0, between: isTight(before, line) ? '' : ' ' };
  if (before.endsWith('\u00ad')) return { cut: 1, between: '' };
  if (!/^\p{Ll}/u.test(line)) return { cut: 0, between: /^[\p{L}\p{N}]/u.test(line) ? '' : ' ' };
  return { cut: keepsHyphen(before.slice(0, -1), line, words) ? 0 : 1, between: '' };
}

function keepsHyphen(before: string, line: string, words: Words): boolean {
  const head = /[\p{L}\p{M}\p{N}'’\u2010-]+$/u.exec(before)?.[0] ?? '';
  const tail = /^[\p{L}\p{M}'’]+/u.exec(line)?.[0] ?? '';
  if (words.has(plain(`${head}${tail}`))) return false;
  return words.has(plain(`${head}-${tail}`)) || /[-\u2010]/.test(head);
}

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;
const TIGHT_DASH = /[\p{L}\p{N}\p{Pf}"”’)][–—]$/u;

/** Where a line's end stands for no space: between signs set without any, and after a dash that has none before it. */
const isTight = (before: string, line: string): boolean =>
  TIGHT_DASH.test(before) || (DENSE.test(before.at(-1) ?? '') && DENSE.test(line[0] ?? ''));
