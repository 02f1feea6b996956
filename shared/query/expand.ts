import { allOf, anyOf, type Query, type Term } from './ast';
import { errorsIn } from './distance';
import { wordsOf } from './tokens';

/** The words there are, all folded. */
export interface Words {
  /** Those that `word` may stand for with up to `most` typing errors, nearest first. */
  near(word: string, most: number): readonly string[];
  /** Those with the same stem. */
  kin(word: string): readonly string[];
}

/** A word stands for at most so many of its forms. */
export const MOST_KIN = 12;

/**
 * The query with every `word~` replaced by the words it may stand for, and every plain word by its forms, itself first;
 * what remains has no distances. What is in quotation marks, near others, or begins a word is taken as it stands.
 */
export function expand(query: Query, words: Words): Query {
  switch (query.is) {
    case 'term':
      return expandTerm(query, words);
    case 'near':
    case 'choice':
    case 'dated':
      return query;
    case 'within':
    case 'not':
      return { ...query, of: expand(query.of, words) };
    case 'and':
      return allOf(query.of.map((member) => expand(member, words))) ?? query;
    case 'or':
      return anyOf(query.of.map((member) => expand(member, words))) ?? query;
  }
}

function expandTerm(term: Term, words: Words): Query {
  if (term.distance > 0) return expandTypos(term, words);
  if (term.quoted || (term.prefix && !term.typed)) return term;
  const [word, ...more] = wordsOf(withoutPossessive(term.text));
  if (word === undefined || more.length > 0) return term;
  const isOneWord = wordsOf(term.text).length === 1;
  const kin = [...new Set([word, ...words.kin(word)])].slice(0, MOST_KIN);
  // What is still being typed stands for all that begins so: forms that do are found already.
  const forms = kin.filter((form) => !(term.typed && isOneWord && form.startsWith(word))).map(exactly);
  if (term.typed) return anyOf([term, ...forms]) ?? term;
  return kin.length === 1 && isOneWord ? term : (anyOf(forms) ?? term);
}

function expandTypos({ text, distance }: Term, words: Words): Query {
  const each = wordsOf(text).map((word) => {
    const most = errorsIn(word, distance);
    const found = most > 0 ? words.near(word, most) : [];
    return anyOf((found.length > 0 ? found : [word]).map(exactly));
  });
  return allOf(each) ?? exactly(text);
}

/** What `’s` makes of these is no possessive, or the word would be found everywhere. */
const CONTRACTED = new Set('it he she that what who there here how where when why let this one'.split(' '));
const POSSESSIVE = /^(.*[\p{L}\p{N}\p{M}])['’ʼ＇]s$/iu;

/** `Khalilzad’s` asks for Khalilzad. */
function withoutPossessive(text: string): string {
  const owner = POSSESSIVE.exec(text)?.[1];
  return owner === undefined || CONTRACTED.has(owner.toLowerCase()) ? text : owner;
}

/** A word found in the index, as a term: quoted, as it is to be taken literally. */
const exactly = (text: string): Term => ({ is: 'term', text, quoted: true, prefix: false, distance: 0 });
