import type { SearchHit, SearchKind } from '#shared/contract/views';
import { anyOf, type Query, type Term } from '#shared/query/ast';
import type { IndexAnswer, SimilarQuestion } from '../ports';
import { fact } from './facts';
import { hitsOf } from './hits';
import { rowOf } from './rows';
import { volumeName } from './schema';
import { bearsOn, similarSlices } from './similar/similar';
import type { Found, Similar, SlicedSource } from './similar/source';
import { type Slices, whole } from './slices';
import type { Tables } from './tables';

/** What bears on a sentence, found in the tables of one connection. */
export class SimilarIn {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  *answer({ text, limit, kinds, besides, bearing }: SimilarQuestion, began: number): Slices<IndexAnswer> {
    const without = besides && rowOf(besides);
    const all = yield* similarSlices(text, this.#source(kinds), limit + 1);
    const found = all
      .filter(({ row, score }) => row !== without && (!bearing || bearsOn(score)))
      .slice(0, limit);
    const hits = found.flatMap((each) => this.#hit(each));
    return {
      query: text,
      tookMs: performance.now() - began,
      total: hits.length,
      counts: countsOf(hits),
      complete: true,
      hits,
      readAs: null,
      suggestion: null,
    };
  }

  #hit({ row, score, words }: Similar): SearchHit[] {
    const expanded = anyOf(words.map(literal));
    const best = [{ row, score, leads: false }];
    if (!expanded) return [];
    const { hits } = hitsOf(this.#tables.documents, { best, expanded, phrase: null, most: 'all' });
    // A claim is like the sentence by its wording: single words in what stands on it tell nothing.
    return hits.map((hit) =>
      hit.kind === 'claim' ? { ...hit, snippet: hit.title, ranges: hit.titleRanges } : hit,
    );
  }

  #source(kinds: readonly SearchKind[]): SlicedSource {
    const { documents, vocabulary, volumes } = this.#tables;
    const numbers = volumes.newestFirst();
    const inKinds = `(${kinds.map((kind) => `"${fact(`in:${kind}`)}"`).join(' OR ')})`;
    return {
      count: () => documents.count(),
      tally: (words) =>
        whole(volumes.counting(anyWord(words), sampleOf(numbers))) *
        Math.max(1, numbers.length / MOST_SAMPLED),
      kin: (word) => formsOf(word, vocabulary),
      any: (groups, limit) =>
        this.#any(numbers, `(${groups.map(anyWord).join(' OR ')}) AND ${inKinds}`, limit),
      textOf: (row) => {
        const doc = documents.read(row);
        return doc && { title: doc.fields.title ?? '', body: doc.body };
      },
    };
  }

  *#any(numbers: readonly number[], match: string, limit: number): Slices<Found[]> {
    // The best of all are spread over the volumes: a few times an even share of each has nearly all of them.
    const each = Math.min(limit, Math.ceil((SPREAD * limit) / Math.max(1, numbers.length)));
    const found: Found[] = [];
    for (const number of numbers) {
      const name = volumeName(number);
      const sql = `SELECT rowid AS row, -bm25(${name}) AS score FROM ${name} WHERE ${name} MATCH ? ORDER BY score DESC LIMIT ?`;
      for (const { row, score } of this.#tables.connection.all(sql, [match, each]))
        found.push({ row: Number(row), score: Number(score) });
      yield;
    }
    return found.sort((a, b) => b.score - a.score || b.row - a.row).slice(0, limit);
  }
}

/** Short words and numbers have no other forms. */
function formsOf(word: string, vocabulary: Tables['vocabulary']): string[] {
  const kin = vocabulary.kin(word);
  return kin.length === 0 && vocabulary.has(word) ? [word] : kin;
}

/** How frequent a word is, is told from so many volumes, evenly spread. */
const MOST_SAMPLED = 8;
const SPREAD = 4;

function sampleOf(numbers: readonly number[]): readonly number[] {
  const step = Math.max(1, numbers.length / MOST_SAMPLED);
  return numbers.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

const anyWord = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(' OR ');

const literal = (text: string): Term & Query => ({
  is: 'term',
  text,
  quoted: true,
  prefix: false,
  distance: 0,
});

function countsOf(hits: readonly SearchHit[]): { [K in SearchKind]?: number } {
  const counts: { [K in SearchKind]?: number } = {};
  for (const { kind } of hits) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
