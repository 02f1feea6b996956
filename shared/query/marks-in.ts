import { isNear } from './distance';
import { expand, type Words } from './expand';
import type { SearchColumn } from './fields';
import { type Mark, markerOf } from './marks';
import { parse } from './parse';
import { stemOf } from './stem';
import { eachToken } from './tokens';

/**
 * What a query marks in a text, in order: the hits to walk. Forms of a word and typing errors are those of the text's
 * own words, so that no index is needed.
 * @param part where the text stands in its document
 */
export function marksIn(
  text: string,
  queryText: string,
  { part = 'body', typing = false, most = 10_000 }: MarkingOptions = {},
): Mark[] {
  const { query } = parse(queryText, { typing });
  if (!query) return [];
  return markerOf(expand(query, wordsIn(text)), part)(text, most).sort((a, b) => a.start - b.start);
}

export interface MarkingOptions {
  readonly part?: SearchColumn | null;
  /** Whether the query is still being typed. */
  readonly typing?: boolean;
  readonly most?: number;
}

/** The words of a text as a vocabulary; they are read when first asked for. */
function wordsIn(text: string): Words {
  let read: string[] | null = null;
  const words = (): string[] => {
    read ??= distinctWords(text);
    return read;
  };
  return {
    near: (word, most) => words().filter((other) => isNear(word, other, most)),
    kin: (word) => {
      const stem = stemOf(word);
      return words().filter((other) => other[0] === word[0] && stemOf(other) === stem);
    },
  };
}

function distinctWords(text: string): string[] {
  const words = new Set<string>();
  eachToken(text, (word) => {
    words.add(word);
    return true;
  });
  return [...words];
}
