import { allOf, anyOf, looksFor, type Near, not, type Query, type Reading, type Term, within } from './ast';
import { type ChoiceField, choiceOf, isChoiceField, isTextField, valuesOf } from './fields';
import { type Lexeme, lex } from './lex';
import { print } from './print';
import { daysOf } from './ranges';
import { eachToken } from './tokens';
import { stillTyped } from './typing';

/** More words than this are passed over: no question has them, and an index need not be made to answer it. */
export const MAX_TERMS = 64;

/**
 * Reads a query. Words are all wanted; `"…"` is a phrase (straight or curly quotes), `"…"~10` words near one another;
 * `OR` binds weaker than words side by side, `NOT` or `-` leaves out, parentheses group; `begin*`, `word~`, `word~2`;
 * fields as in `fields.ts`. With `typing`, the end of the text may go on (see `stillTyped`), and what is only
 * unfinished there is no problem. It never throws: what cannot be read is passed over and named in `problems`.
 */
export function parse(text: string, { typing = false }: { readonly typing?: boolean } = {}): Reading {
  const { lexemes, problems, unfinished } = lex(text);
  const read: readonly TypedLexeme[] = typing ? stillTyped(text, lexemes) : lexemes;
  const parser = new Parser(read, typing ? [...problems] : [...problems, ...unfinished], typing);
  const query = parser.whole();
  if (query && !looksFor(query)) parser.note('it only leaves out, so everything else is listed');
  return { text, query, problems: [...new Set(parser.problems)] };
}

/** How a malformed query was read, for people; null where it was plain. */
export function readAs({ query, problems }: Reading): string | null {
  if (problems.length === 0) return null;
  return `${query ? print(query) : 'nothing'} (${problems.join('; ')})`;
}

/** `typed`: the word or phrase may go on. */
type TypedLexeme = Lexeme & { readonly typed?: true };

class Parser {
  readonly problems: string[];
  readonly #lexemes: readonly TypedLexeme[];
  readonly #typing: boolean;
  #at = 0;
  #terms = 0;

  constructor(lexemes: readonly TypedLexeme[], problems: string[], typing: boolean) {
    this.#lexemes = lexemes;
    this.problems = problems;
    this.#typing = typing;
  }

  note(problem: string): void {
    this.problems.push(problem);
  }

  /** What is missing; at the end it may be yet to be typed. */
  #lacks(problem: string): void {
    if (!this.#typing || this.#next !== undefined) this.note(problem);
  }

  whole(): Query | null {
    return this.#any();
  }

  get #next(): TypedLexeme | undefined {
    return this.#lexemes[this.#at];
  }

  #any(): Query | null {
    const members = [this.#all()];
    while (this.#next?.is === 'or') {
      this.#at++;
      if (members.at(-1) === null) this.note('an OR has nothing before it');
      const member = this.#all();
      if (member === null && this.#next?.is !== 'or') this.#lacks('an OR has nothing after it');
      members.push(member);
    }
    return anyOf(members);
  }

  #all(): Query | null {
    const members: (Query | null)[] = [];
    for (let next = this.#next; next && next.is !== 'or' && next.is !== 'close'; next = this.#next) {
      if (next.is === 'and') this.#and(members.length > 0);
      else members.push(this.#one());
    }
    return allOf(members);
  }

  /** Words side by side are all wanted anyway; a written AND only has to stand between two. */
  #and(hasBefore: boolean): void {
    this.#at++;
    const after = this.#next?.is;
    const hasAfter = after !== undefined && after !== 'or' && after !== 'and' && after !== 'close';
    if (!hasBefore) this.note('an AND has nothing before it');
    else if (!hasAfter) this.#lacks('an AND has nothing after it');
  }

  /** A member with the signs before it, or null when there is nothing to read. */
  #one(): Query | null {
    const lexeme = this.#next;
    if (lexeme === undefined) return null;
    if (lexeme.is === 'close' || lexeme.is === 'or' || lexeme.is === 'and') return null;
    this.#at++;
    if (lexeme.is === 'open') return this.#group();
    if (lexeme.is === 'field') return this.#field(lexeme.name);
    if (lexeme.is === 'term') return this.#term(lexeme);
    const of = this.#one();
    if (of === null) this.#lacks('a NOT or - has nothing after it');
    return of && not(of);
  }

  #group(): Query | null {
    const inside = this.#any();
    if (this.#next?.is === 'close') this.#at++;
    else this.#lacks('a parenthesis is never closed');
    return inside;
  }

  #field(name: string): Query | null {
    const of = this.#one();
    if (of === null) this.#lacks(`“${name}:” is followed by nothing`);
    if (of === null) return null;
    if (isTextField(name)) return within(name, of);
    return mapTerms(of, (term) => (isChoiceField(name) ? this.#choice(name, term) : this.#days(term)));
  }

  #choice(field: ChoiceField, { text, prefix, typed }: Term): Query | null {
    const value = choiceOf(field, text, prefix);
    if (value === null && !typed) this.note(`“${field}:” takes ${valuesOf(field)}, not “${text}”`);
    return value === null ? null : { is: 'choice', field, value };
  }

  #days({ text, typed }: Term): Query | null {
    const { dated, problem } = daysOf(text, typed ?? false);
    if (problem !== null) this.note(problem);
    return dated;
  }

  #term(lexeme: Extract<TypedLexeme, { is: 'term' }>): Term | Near | null {
    const { text, quoted, prefix, distance, within, typed } = lexeme;
    if (!hasToken(text)) return null;
    this.#terms++;
    if (this.#terms > MAX_TERMS) {
      this.note(`only the first ${MAX_TERMS} words were read`);
      return null;
    }
    if (within !== null) return { is: 'near', text, within };
    return { is: 'term', text, quoted, prefix, distance, ...(typed && { typed }) };
  }
}

/** `in:(claims OR reports)`: every word inside is one of the field's values. Where it has nothing to map, it stays. */
function mapTerms(query: Query, map: (term: Term) => Query | null): Query | null {
  switch (query.is) {
    case 'term':
      return map(query);
    case 'near':
      return map({ is: 'term', text: query.text, quoted: true, prefix: false, distance: 0 });
    case 'choice':
    case 'dated':
      return query;
    case 'within':
      return mapTerms(query.of, map);
    case 'not': {
      const inside = mapTerms(query.of, map);
      return inside && not(inside);
    }
    case 'and':
      return allOf(query.of.map((member) => mapTerms(member, map)));
    case 'or':
      return anyOf(query.of.map((member) => mapTerms(member, map)));
  }
}

function hasToken(text: string): boolean {
  let found = false;
  eachToken(text, () => {
    found = true;
    return false;
  });
  return found;
}
