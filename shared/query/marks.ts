import type { Near, Query, Term } from './ast';
import { errorsIn, isNear } from './distance';
import type { SearchColumn, TextField } from './fields';
import { type Mark, marksNear } from './near';
import { eachToken, standsAlone, wordsOf } from './tokens';

export type { Mark };

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
 * a field of its own). Words that are to be left out are not marked; words near one another only where they are. It
 * agrees with the index on what a word is. Words either of which will do count as one term.
 */
export function markerOf(query: Query, part: SearchColumn | null): Marker {
  const leaves = leavesOf(query, part);
  const patterns = leaves.flatMap((leaf) =>
    leaf.node.is === 'term' ? patternsOf(leaf.node, leaf.term) : [],
  );
  const nears = leaves.flatMap((leaf) => (leaf.node.is === 'near' ? [{ ...leaf, node: leaf.node }] : []));
  const plain = plainMarker(patterns);
  if (nears.length === 0) return plain;
  return (text, most) => {
    const marks = [
      ...plain(text, most),
      ...nears.flatMap(({ node, term }) => marksNear(text, node, term, most)),
    ];
    return marks.sort((a, b) => a.end - b.end || a.start - b.start).slice(0, most);
  };
}

function plainMarker(patterns: readonly Pattern[]): Marker {
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

interface Leaf {
  readonly node: Term | Near;
  readonly term: number;
}

/** What is looked for in the part, in the order written, each with the number of its term. */
function leavesOf(query: Query, part: SearchColumn | null): Leaf[] {
  const leaves: Leaf[] = [];
  let terms = 0;
  const walk = (node: Query, field: TextField | null): void => {
    if (node.is === 'term' || node.is === 'near') {
      if (field === null || field === part) leaves.push({ node, term: terms });
      terms++;
    } else if (node.is === 'within') walk(node.of, node.field);
    else if (node.is === 'and') for (const member of node.of) walk(member, field);
    else if (node.is === 'or') {
      const first = terms;
      const isOne = node.of.every(({ is }) => is === 'term');
      for (const member of node.of) {
        if (isOne) terms = first;
        walk(member, field);
      }
    }
  };
  walk(query, null);
  return leaves;
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
  if (last === undefined) return [];
  return [{ term, words, last, prefix: prefix && !standsAlone(last), distance: 0 }];
}
