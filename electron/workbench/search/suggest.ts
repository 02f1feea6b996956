import type { Query, Term } from '#shared/query/ast';
import { errorsIn } from '#shared/query/distance';
import { expand } from '#shared/query/expand';
import { print } from '#shared/query/print';
import { wordsOf } from '#shared/query/tokens';
import { compile } from './compile';
import { whole } from './slices';
import type { Tables } from './tables';

/** Of words that are as near, so many are looked at to find the most frequent. */
const MOST_TRIED = 8;

/** "Did you mean": the query with each word that no document has replaced by the nearest that finds something; or null. */
export function suggest(query: Query, tables: Tables): string | null {
  const meant = replaced(query, tables);
  if (meant === null || frequency(meant, tables) === 0) return null;
  return print(meant);
}

/** Null when no word is to be replaced. */
function replaced(query: Query, tables: Tables): Query | null {
  switch (query.is) {
    case 'term':
      return replacedTerm(query, tables);
    case 'within':
    case 'not': {
      const of = query.is === 'not' ? null : replaced(query.of, tables);
      return of && { ...query, of };
    }
    case 'and':
    case 'or': {
      const of = query.of.map((member) => replaced(member, tables));
      return of.every((member) => member === null)
        ? null
        : { ...query, of: of.map((member, at) => member ?? (query.of[at] as Query)) };
    }
    default:
      return null;
  }
}

function replacedTerm(term: Term, tables: Tables): Term | null {
  const { vocabulary } = tables;
  if (term.distance > 0) return null;
  const words = wordsOf(term.text);
  const better = words.map((word, at) => {
    const mayGoOn = term.prefix && at === words.length - 1;
    return vocabulary.has(word) || (mayGoOn && vocabulary.begins(word)) ? word : nearest(word, tables);
  });
  if (better.every((word, at) => word === words[at])) return null;
  const { typed: _, ...plain } = term;
  return { ...plain, text: better.join(' '), prefix: false };
}

/** Of the words with the fewest errors the most frequent; the word itself when there is none. */
function nearest(word: string, tables: Tables): string {
  for (const most of [1, 2]) {
    const others = tables.vocabulary.near(word, errorsIn(word, most)).slice(0, MOST_TRIED);
    const counted = others
      .map((other) => ({ other, n: frequency(literal(other), tables) }))
      .filter(({ n }) => n > 0)
      .sort((a, b) => b.n - a.n);
    const [best] = counted;
    if (best) return best.other;
  }
  return word;
}

const literal = (text: string): Term => ({ is: 'term', text, quoted: true, prefix: false, distance: 0 });

const frequency = (query: Query, { vocabulary, volumes }: Tables): number =>
  whole(volumes.counting(compile(expand(query, vocabulary))));
