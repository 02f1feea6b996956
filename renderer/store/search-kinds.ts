import { SEARCH_KINDS, type SearchAnswer, type SearchKind } from '#shared/contract/views';
import { choiceOf, spellingOf } from '#shared/query/fields';

/** Filters by kind are part of what is typed: `in:claims`. Here they are found in it, put there and taken out. */

export type Counts = SearchAnswer['counts'];

/** What stands outside quotes, letter by letter at its own place; the rest is blanked. */
const unquoted = (text: string): string =>
  text.replaceAll(/["“”„][^"“”„]*(?:["“”„]|$)/gu, (quoted) => ' '.repeat(quoted.length));

const FILTER = /(?<=^|\s)in:([\p{L}]+)(?=\s|$)/giu;

interface Filter {
  readonly kind: SearchKind;
  readonly from: number;
  readonly to: number;
}

function filterIn(text: string): Filter | null {
  for (const found of unquoted(text).matchAll(FILTER)) {
    const value = choiceOf('in', found[1] ?? '', false);
    const kind = SEARCH_KINDS.find((one) => one === value);
    if (kind) return { kind, from: found.index, to: found.index + found[0].length };
  }
  return null;
}

/** The one kind the query is narrowed to; null when it is not. */
export const kindIn = (text: string): SearchKind | null => filterIn(text)?.kind ?? null;

/** The query without its filter by kind. */
export function withoutKind(text: string): string {
  const filter = filterIn(text);
  if (!filter) return text;
  const left = `${text.slice(0, filter.from).trimEnd()} ${text.slice(filter.to).trimStart()}`.trim();
  return withoutKind(unwrapped(left));
}

/** The query narrowed to one kind, instead of the one it was narrowed to; null: to none. */
export function withKind(text: string, kind: SearchKind | null): string {
  const bare = withoutKind(text).trim();
  if (kind === null) return bare;
  const filter = `in:${spellingOf('in', kind)}`;
  return bare === '' ? `${filter} ` : `${hasOr(bare) ? `(${bare})` : bare} ${filter}`;
}

/** `OR` binds less than what stands beside it: then the whole is to be narrowed, not its last part. */
function hasOr(text: string): boolean {
  let depth = 0;
  for (const [word] of unquoted(text).matchAll(/[()]|[^\s()]+/gu)) {
    if (word === '(') depth += 1;
    else if (word === ')') depth -= 1;
    else if (word === 'OR' && depth === 0) return true;
  }
  return false;
}

/** Without the brackets around all of it. */
function unwrapped(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  const plain = unquoted(text);
  for (let at = 0; at < plain.length - 1; at += 1) {
    if (plain[at] === '(') depth += 1;
    else if (plain[at] === ')') depth -= 1;
    if (depth === 0) return text;
  }
  return text.slice(1, -1).trim();
}

/** How many of each kind the query finds without its filter, and of what query they were counted. */
export interface Counted {
  readonly of: string;
  readonly counts: Counts;
}

/** A filtered answer counts one kind; the others are remembered from before the filter. */
export function countedBy(before: Counted, text: string, counts: Counts): Counted {
  const of = withoutKind(text).trim();
  const kind = kindIn(text);
  if (kind === null) return { of, counts };
  const others = before.of === of ? before.counts : {};
  return { of, counts: { ...others, [kind]: counts[kind] ?? 0 } };
}
