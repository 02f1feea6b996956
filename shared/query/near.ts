import type { Near } from './ast';
import { eachToken, wordsOf } from './tokens';

/** A place in a text that a query asks for. */
export interface Mark {
  /** UTF-16 offsets into the text, over whole words. */
  readonly start: number;
  readonly end: number;
  /** Which of the query's terms it is, counted from 0. */
  readonly term: number;
}

interface Place {
  readonly word: string;
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Every occurrence of the words that has all the others so close to it that at most `within` words stand between the
 * first and the last of them: what FTS5 calls NEAR.
 */
export function marksNear(text: string, { text: asked, within }: Near, term: number, most: number): Mark[] {
  const wanted = new Set(wordsOf(asked));
  const marks: Mark[] = [];
  let recent: Place[] = [];
  let at = 0;
  let marked = -1;
  eachToken(text, (word, start, end) => {
    at++;
    if (!wanted.has(word)) return true;
    const reach = wanted.size > 1 ? at - 1 - within : at;
    recent = [...recent.filter((place) => place.at >= reach), { word, at, start, end }];
    if (new Set(recent.map((place) => place.word)).size < wanted.size) return true;
    // With one of each word among them, each of them is in a group that is close enough.
    for (const place of recent)
      if (place.at > marked) marks.push({ start: place.start, end: place.end, term });
    marked = at;
    return marks.length < most;
  });
  return marks.slice(0, most);
}
