import { allOf, anyOf, type Query, type Term } from './ast';
import { errorsIn } from './distance';
import { wordsOf } from './tokens';

/** The words of a vocabulary that `word` may stand for with up to `most` typing errors, nearest first. */
export type NearWords = (word: string, most: number) => readonly string[];

/** The query with every `word~` replaced by the words it may stand for; what remains has no distances. */
export function expand(query: Query, near: NearWords): Query {
  switch (query.is) {
    case 'term':
      return query.distance > 0 ? expandTerm(query, near) : query;
    case 'choice':
      return query;
    case 'within':
    case 'not':
      return { ...query, of: expand(query.of, near) };
    case 'and':
      return allOf(query.of.map((member) => expand(member, near))) ?? query;
    case 'or':
      return anyOf(query.of.map((member) => expand(member, near))) ?? query;
  }
}

function expandTerm({ text, distance }: Term, near: NearWords): Query {
  const words = wordsOf(text).map((word) => {
    const most = errorsIn(word, distance);
    const found = most > 0 ? near(word, most) : [];
    return anyOf((found.length > 0 ? found : [word]).map(exactly));
  });
  return allOf(words) ?? exactly(text);
}

/** A word found in the index, as a term: quoted, as it is to be taken literally. */
const exactly = (text: string): Term => ({ is: 'term', text, quoted: true, prefix: false, distance: 0 });
