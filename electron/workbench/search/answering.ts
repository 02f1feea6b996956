import type { Query } from '#shared/query/ast';
import { expand } from '#shared/query/expand';
import { parse, readAs } from '#shared/query/parse';
import type { IndexAnswer, SearchQuestion } from '../ports';
import type { Connection } from './binding';
import { Finding } from './finding';
import { hitsOf } from './hits';
import { phraseOf, planOf } from './plan';
import type { Slices } from './slices';
import { suggest } from './suggest';
import type { Tables } from './tables';

/**
 * Milliseconds after which a first answer is given, if it has anything to show; with nothing found it looks further,
 * but no longer than the second.
 */
const FIRST = 8;
const LONGEST_FIRST = 10;

/** Answers questions slice by slice. A full answer goes on where the first answer to the same question stopped. */
export class Answering {
  readonly #tables: Tables;
  #last: { readonly key: string; readonly begun: Begun } | null = null;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** The index changed: what was found before is not what would be found now. */
  forget(): void {
    this.#last = null;
  }

  /** @param began when the question came, as `performance.now()` */
  *answer(question: SearchQuestion, began: number): Slices<IndexAnswer> {
    const begun = this.#begin(question);
    const { finding } = begun;
    // However long it took to begin, as in a process just started, one volume is looked through.
    for (let looked = 0; !finding.isComplete; looked++) {
      if (looked > 0 && isEnough(question, finding, performance.now() - began)) break;
      finding.step();
      yield;
    }
    return this.#answered(question, begun, began);
  }

  #begin(question: SearchQuestion): Begun {
    const { query, typing, order, limit } = question;
    const key = JSON.stringify([query, typing, order, limit]);
    if (this.#last?.key === key) return this.#last.begun;
    const begun = this.#begun(question);
    this.#last = { key, begun };
    return begun;
  }

  #begun({ query: text, typing, order, limit }: SearchQuestion): Begun {
    const { connection, vocabulary, volumes } = this.#tables;
    const reading = parse(text, { typing });
    const { query } = reading;
    if (!query) return { query, expanded: null, readAs: readAs(reading), finding: nothing(connection) };
    const expanded = expand(query, vocabulary);
    const finding = new Finding(connection, planOf(query, expanded, order), limit, volumes.newestFirst());
    return { query, expanded, readAs: readAs(reading), finding };
  }

  #answered(
    question: SearchQuestion,
    { query, expanded, readAs, finding }: Begun,
    began: number,
  ): IndexAnswer {
    const isFirst = question.depth === 'first';
    const shown =
      expanded &&
      ({
        best: finding.best(),
        expanded,
        phrase: query && phraseOf(query),
        most: isFirst ? 'some' : 'all',
      } as const);
    const found = shown ? hitsOf(this.#tables.documents, shown) : { hits: [], isWhole: true };
    const complete = finding.isComplete && found.isWhole;
    return {
      query: question.query,
      total: finding.found,
      counts: finding.counts(),
      complete,
      hits: found.hits,
      readAs,
      suggestion: complete && finding.found === 0 && query ? suggest(query, this.#tables) : null,
      tookMs: performance.now() - began,
    };
  }
}

interface Begun {
  readonly query: Query | null;
  readonly expanded: Query | null;
  readonly readAs: string | null;
  readonly finding: Finding;
}

const nothing = (connection: Connection): Finding =>
  new Finding(connection, { match: '', lead: null, order: 'row' }, 0, []);

function isEnough({ depth }: SearchQuestion, { found }: Finding, spent: number): boolean {
  if (depth === 'full') return false;
  return spent > (found > 0 ? FIRST : LONGEST_FIRST);
}
