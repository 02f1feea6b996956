import type { SearchOrder } from '#shared/contract/views';
import type { Query, Term } from '#shared/query/ast';
import { allOf, within } from '#shared/query/ast';
import { wordsOf } from '#shared/query/tokens';
import { compile } from './compile';

/** How one volume is to be asked. */
export interface Plan {
  readonly match: string;
  /** What comes before all others: the words side by side, or one in a title. It finds nothing that `match` does not. */
  readonly lead: string | null;
  /** `weight`: the best first; `day`: by date; `row`: the newest record first. */
  readonly order: 'weight' | 'day' | 'row';
}

/** Beginnings this short stand for so many words that weighing them tells nothing. */
const SHORT = 3;

/**
 * @param query as read, before words were replaced by their other forms
 * @param expanded the same, without distances
 */
export function planOf(query: Query, expanded: Query, order: SearchOrder): Plan {
  const match = compile(expanded);
  if (order === 'newest') return { match, lead: null, order: 'day' };
  if (!hasWords(query) || isShort(query)) return { match, lead: null, order: 'row' };
  const lead = leadOf(query, expanded);
  return { match, lead: lead && compile(allOf([expanded, lead]) ?? lead), order: 'weight' };
}

/** The phrase that several words make; for a single one, and for either of several, that it stands in the title. */
function leadOf(query: Query, expanded: Query): Query | null {
  const phrase = phraseOf(query);
  if (phrase) return phrase;
  const wanted = expanded.is === 'and' ? expanded.of.filter(isWanted) : [expanded];
  const [only] = wanted;
  return wanted.length === 1 && only && isPlain(only) ? within('title', only) : null;
}

const isWanted = ({ is }: Query): boolean => is !== 'not' && is !== 'choice' && is !== 'dated';

const isPlain = (query: Query): boolean =>
  query.is === 'term' || query.is === 'near' || (query.is === 'or' && query.of.every(isPlain));

function hasWords(query: Query): boolean {
  switch (query.is) {
    case 'term':
    case 'near':
      return true;
    case 'choice':
    case 'dated':
      return false;
    case 'within':
    case 'not':
      return hasWords(query.of);
    case 'and':
    case 'or':
      return query.of.some(hasWords);
  }
}

const isShort = (query: Query): boolean =>
  query.is === 'term' && query.prefix && !query.quoted && wordsOf(query.text).join('').length <= SHORT;

/** The words of a query that asks for several side by side, as one phrase; null for any other query. */
export function phraseOf(query: Query): Term | null {
  if (query.is !== 'and') return null;
  const members = query.of.filter(isWanted);
  const terms = members.filter((member) => member.is === 'term');
  if (terms.length !== members.length || terms.length < 2) return null;
  if (terms.some(({ distance }) => distance > 0) || terms.slice(0, -1).some(({ prefix }) => prefix))
    return null;
  const text = terms.map((term) => term.text).join(' ');
  return { is: 'term', text, quoted: true, prefix: terms.at(-1)?.prefix ?? false, distance: 0 };
}
