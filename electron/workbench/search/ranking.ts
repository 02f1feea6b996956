import { allOf, type Query, type Term } from '#shared/query/ast';
import { termsOf } from '#shared/query/marks';
import { wordsOf } from '#shared/query/tokens';
import type { Connection } from './binding';
import { compile } from './compile';
import { isClaim } from './documents';

/** A document found: its row, and how good a hit it is. Higher is better, within one answer. */
export interface Ranked {
  readonly row: number;
  readonly score: number;
  /** Whether the words stand next to one another, in the order asked. */
  readonly exact: boolean;
}

export interface Ranking {
  readonly total: number;
  readonly ranked: readonly Ranked[];
  /** The phrase that the query's words make, when that was looked for too. */
  readonly phrase: Term | null;
}

/** Of more matches than this, the newest are ranked: weighing all of them takes longer than anyone waits. */
const MOST_RANKED = 10_000;
/** A word or beginning this short, found more often than this, is answered newest first. */
const SHORT = 4;
const FEW = 500;

/**
 * Weights of title, body, more and facts in bm25 (Robertson and Zaragoza, 2009, as SQLite computes it: lower is
 * better). A claim counts twice: it is what the desk itself wrote about the matter.
 */
const WEIGHT = 'bm25(fts, 8, 1, 2, 0) * iif(rowid & 1, 2, 1)';
const NEWEST = 'SELECT rowid AS row FROM fts WHERE fts MATCH ? ORDER BY rowid DESC LIMIT ?';
const BEST = `
  SELECT row, weight FROM (
    SELECT rowid AS row, ${WEIGHT} AS weight FROM fts WHERE fts MATCH ? ORDER BY rowid DESC LIMIT ${MOST_RANKED}
  ) ORDER BY weight, row DESC LIMIT ?`;
const COUNT = 'SELECT count(*) AS n FROM fts WHERE fts MATCH ?';

/** Finds and orders what a query without distances asks for: exact phrases first, then by weight, then the newest. */
export class Ranker {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  rank(query: Query, limit: number): Ranking {
    const match = compile(query);
    const phrase = phraseOf(query);
    const exact = phrase ? this.#best(compile(allOf([query, phrase]) ?? query), limit, true) : [];
    const ranked = this.#isPlain(query, match) ? this.#newest(match, limit) : this.#fill(exact, match, limit);
    const total = ranked.length < limit ? ranked.length : this.#count(match);
    return { total, ranked, phrase };
  }

  /** Whether weighing would tell nothing, or too little for its cost. */
  #isPlain(query: Query, match: string): boolean {
    const terms = [...termsOf(query, null), ...termsOf(query, 'title')];
    if (terms.length === 0) return true;
    const isShort = query.is === 'term' && wordsOf(query.text).join('').length <= SHORT;
    return isShort && this.#rows(NEWEST, match, FEW + 1).length > FEW;
  }

  #fill(exact: readonly Ranked[], match: string, limit: number): readonly Ranked[] {
    if (exact.length >= limit) return exact;
    const seen = new Set(exact.map(({ row }) => row));
    const others = this.#best(match, limit, false).filter(({ row }) => !seen.has(row));
    return [...exact, ...others].slice(0, limit);
  }

  #best(match: string, limit: number, exact: boolean): Ranked[] {
    return this.#rows(BEST, match, limit).map(({ row, weight }) => {
      const good = Math.max(0, -Number(weight));
      return { row: Number(row), score: good / (1 + good) + (exact ? 1 : 0), exact };
    });
  }

  #newest(match: string, limit: number): Ranked[] {
    return this.#rows(NEWEST, match, limit).map(({ row }, index) => ({
      row: Number(row),
      score: 1 / (1 + index),
      exact: false,
    }));
  }

  #rows(sql: string, match: string, limit: number) {
    return this.#connection.all(sql, [match, limit]);
  }

  #count(match: string): number {
    return Number(this.#connection.first(COUNT, [match])?.n ?? 0);
  }
}

/** The words of a query that asks for several side by side, as one phrase; null for any other query. */
function phraseOf(query: Query): Term | null {
  if (query.is !== 'and') return null;
  const members = query.of.filter(({ is }) => is !== 'not' && is !== 'choice');
  const terms = members.filter((member) => member.is === 'term');
  if (terms.length !== members.length || terms.length < 2) return null;
  if (terms.slice(0, -1).some(({ prefix }) => prefix)) return null;
  const text = terms.map((term) => term.text).join(' ');
  return { is: 'term', text, quoted: true, prefix: terms.at(-1)?.prefix ?? false, distance: 0 };
}

export const kindOf = (row: number): 'claim' | 'report' => (isClaim(row) ? 'claim' : 'report');
