import type { ChoiceField, TextField } from './fields';

/** A query as read. Every leaf has at least one token; `and` and `or` have at least two members, none of their own kind. */
export type Query = Term | Near | Choice | Dated | Within | Not | And | Or;

/** A word or a phrase. With several tokens they stand next to one another, in order. */
export interface Term {
  readonly is: 'term';
  /** As typed, without quotes; runs of white space are one space. */
  readonly text: string;
  readonly quoted: boolean;
  /** The last token may go on. */
  readonly prefix: boolean;
  /** How many typing errors each token may have; never with `quoted` or `prefix`. */
  readonly distance: 0 | 1 | 2;
  /** The word is still being typed: it may go on, or be a whole word and stand for its other forms. Implies `prefix`. */
  readonly typed?: true;
}

/** `"a b"~10`: all of the words, in any order, with at most so many words between the first and the last. */
export interface Near {
  readonly is: 'near';
  /** At least two tokens. */
  readonly text: string;
  readonly within: number;
}

/** `date:2019-10`, `date:>=2019`: of a day between both, inclusive, as `YYYY-MM-DD`; null leaves that end open. */
export interface Dated {
  readonly is: 'dated';
  readonly from: string | null;
  readonly to: string | null;
}

/** `in:claims`: a fact about the document, not a word in it. */
export interface Choice {
  readonly is: 'choice';
  readonly field: ChoiceField;
  readonly value: string;
}

/** `title:…`: only what stands in that part of a document counts. */
export interface Within {
  readonly is: 'within';
  readonly field: TextField;
  readonly of: Query;
}

export interface Not {
  readonly is: 'not';
  readonly of: Query;
}

export interface And {
  readonly is: 'and';
  readonly of: readonly Query[];
}

export interface Or {
  readonly is: 'or';
  readonly of: readonly Query[];
}

/** What was read of a text: the query, null when nothing could be, and what had to be put right, in plain words. */
export interface Reading {
  readonly text: string;
  readonly query: Query | null;
  readonly problems: readonly string[];
}

const joined = (is: 'and' | 'or', members: readonly (Query | null)[]): Query | null => {
  const of = members.flatMap((member) => (member === null ? [] : member.is === is ? member.of : [member]));
  const [only] = of;
  return of.length > 1 ? { is, of } : (only ?? null);
};

/** All of them; null members are what could not be read. */
export const allOf = (members: readonly (Query | null)[]): Query | null => joined('and', members);

/** Any of them; null members are what could not be read. */
export const anyOf = (members: readonly (Query | null)[]): Query | null => joined('or', members);

export const not = (of: Query): Query => (of.is === 'not' ? of.of : { is: 'not', of });

export const within = (field: TextField, of: Query): Query =>
  of.is === 'choice' || of.is === 'dated' || of.is === 'within' ? of : { is: 'within', field, of };

/** Whether the query looks for something; otherwise it only says what to leave out. */
export function looksFor(query: Query): boolean {
  if (query.is === 'not') return false;
  if (query.is === 'within') return looksFor(query.of);
  if (query.is === 'and') return query.of.some(looksFor);
  return query.is !== 'or' || query.of.every(looksFor);
}
