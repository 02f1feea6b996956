import type { Query, Term } from './ast';
import { errorsIn, isNear } from './distance';
import type { TextField } from './fields';
import { eachToken, wordsOf } from './tokens';

/** A place in a text that a query asks for. */
export interface Mark {
  /** UTF-16 offsets into the text, over whole words. */
  readonly start: number;
  readonly end: number;
  /** Which of the query's terms it is, counted from 0. */
  readonly term: number;
}

interface Pattern {
  readonly term: number;
  readonly words: readonly string[];
  readonly last: string;
  readonly prefix: boolean;
  readonly distance: number;
}

/** Marks at most `most` places in a text, in the order of where they end. */
export type Marker = (text: string, most: number) => Mark[];

/**
 * What marks `query`'s words and phrases in a text that stands in the given part of a document (null: in none that has
 * a field of its own). Words that are to be left out are not marked. It agrees with the index on what a word is.
 */
export function markerOf(query: Query, part: TextField | null): Marker {
  const patterns = termsOf(query, part).flatMap(patternsOf);
  const longest = Math.max(1, ...patterns.map(({ words }) => words.length));
  const exact = new Map<string, Pattern[]>();
  for (const pattern of patterns.filter(isExact)) {
    exact.set(pattern.last, [...(exact.get(pattern.last) ?? []), pattern]);
  }
  const loose = patterns.filter((pattern) => !isExact(pattern));
  return (text, most) => (patterns.length > 0 ? mark(text, most, exact, loose, longest) : []);
}

const isExact = ({ prefix, distance }: Pattern): boolean => !prefix && distance === 0;

function mark(
  text: string,
  most: number,
  exact: ReadonlyMap<string, readonly Pattern[]>,
  loose: readonly Pattern[],
  longest: number,
): Mark[] {
  const marks: Mark[] = [];
  const words: string[] = [];
  const starts: number[] = [];
  const put = (pattern: Pattern, end: number): void => {
    if (!endsWith(words, pattern)) return;
    marks.push({ start: starts[starts.length - pattern.words.length] ?? end, end, term: pattern.term });
  };
  eachToken(text, (folded, start, end) => {
    words.push(folded);
    starts.push(start);
    if (words.length > longest) {
      words.shift();
      starts.shift();
    }
    for (const pattern of exact.get(folded) ?? []) put(pattern, end);
    for (const pattern of loose) if (isLast(folded, pattern)) put(pattern, end);
    return marks.length < most;
  });
  return marks;
}

function isLast(word: string, { last, prefix, distance }: Pattern): boolean {
  return distance > 0 ? isNear(word, last, distance) : word === last || (prefix && word.startsWith(last));
}

/** Whether the words before the last read agree too; the last was compared already. */
function endsWith(read: readonly string[], { words }: Pattern): boolean {
  const before = words.length - 1;
  if (read.length < words.length) return false;
  for (let back = 1; back <= before; back++) {
    if (read[read.length - 1 - back] !== words[before - back]) return false;
  }
  return true;
}

/** The terms that are looked for, in the order written. */
export function termsOf(query: Query, part: TextField | null): Term[] {
  if (query.is === 'term') return [query];
  if (query.is === 'choice' || query.is === 'not') return [];
  if (query.is === 'within') return query.field === part ? termsOf(query.of, part) : [];
  return query.of.flatMap((member) => termsOf(member, part));
}

function patternsOf({ text, prefix, distance }: Term, term: number): Pattern[] {
  const words = wordsOf(text);
  if (distance > 0) {
    return words.map((word) => ({
      term,
      words: [word],
      last: word,
      prefix: false,
      distance: errorsIn(word, distance),
    }));
  }
  const last = words.at(-1);
  return last === undefined ? [] : [{ term, words, last, prefix, distance: 0 }];
}
