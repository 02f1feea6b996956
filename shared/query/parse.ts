import { allOf, anyOf, looksFor, not, type Query, type Reading, type Term, within } from './ast';
import { type ChoiceField, choiceOf, isChoiceField, isTextField, valuesOf } from './fields';
import { type Lexeme, lex } from './lex';
import { print } from './print';
import { eachToken } from './tokens';

/** More words than this are passed over: no question has them, and an index need not be made to answer it. */
export const MAX_TERMS = 64;

/**
 * Reads a query. Words are all wanted; `"…"` is a phrase (straight or curly quotes); `OR` binds weaker than words side
 * by side, `NOT` or `-` leaves out, parentheses group; `begin*`, `word~`, `word~2`; fields as in `fields.ts`.
 * It never throws: what cannot be read is passed over and named in `problems`.
 */
export function parse(text: string): Reading {
  const { lexemes, problems } = lex(text);
  const parser = new Parser(lexemes, [...problems]);
  const query = parser.whole();
  if (query && !looksFor(query)) parser.note('it only leaves out, so everything else is listed');
  return { text, query, problems: [...new Set(parser.problems)] };
}

/** How a malformed query was read, for people; null where it was plain. */
export function readAs({ query, problems }: Reading): string | null {
  if (problems.length === 0) return null;
  return `${query ? print(query) : 'nothing'} (${problems.join('; ')})`;
}

class Parser {
  readonly problems: string[];
  readonly #lexemes: readonly Lexeme[];
  #at = 0;
  #terms = 0;

  constructor(lexemes: readonly Lexeme[], problems: string[]) {
    this.#lexemes = lexemes;
    this.problems = problems;
  }

  note(problem: string): void {
    this.problems.push(problem);
  }

  whole(): Query | null {
    return this.#any();
  }

  get #next(): Lexeme | undefined {
    return this.#lexemes[this.#at];
  }

  #any(): Query | null {
    const members = [this.#all()];
    while (this.#next?.is === 'or') {
      this.#at++;
      if (members.at(-1) === null) this.note('an OR has nothing before it');
      const member = this.#all();
      if (member === null && this.#next?.is !== 'or') this.note('an OR has nothing after it');
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
    if (!hasBefore || !hasAfter) this.note(`an AND has nothing ${hasBefore ? 'after' : 'before'} it`);
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
    if (of === null) this.note('a NOT or - has nothing after it');
    return of && not(of);
  }

  #group(): Query | null {
    const inside = this.#any();
    if (this.#next?.is === 'close') this.#at++;
    else this.note('a parenthesis is never closed');
    return inside;
  }

  #field(name: string): Query | null {
    const of = this.#one();
    if (of === null) this.note(`“${name}:” is followed by nothing`);
    if (of && isChoiceField(name)) return this.#choice(name, of);
    return of && isTextField(name) ? within(name, of) : of;
  }

  /** `in:(claims OR reports)`: every word inside is one of the field's values. */
  #choice(field: ChoiceField, of: Query): Query | null {
    if (of.is === 'term') {
      const value = choiceOf(field, of.text, of.prefix);
      if (value === null) this.note(`“${field}:” takes ${valuesOf(field)}, not “${of.text}”`);
      return value === null ? null : { is: 'choice', field, value };
    }
    if (of.is === 'choice') return of;
    if (of.is === 'within') return this.#choice(field, of.of);
    if (of.is === 'not') {
      const inside = this.#choice(field, of.of);
      return inside && not(inside);
    }
    const members = of.of.map((member) => this.#choice(field, member));
    return of.is === 'and' ? allOf(members) : anyOf(members);
  }

  #term({ text, quoted, prefix, distance }: Extract<Lexeme, { is: 'term' }>): Term | null {
    if (!hasToken(text)) return null;
    this.#terms++;
    if (this.#terms > MAX_TERMS) {
      this.note(`only the first ${MAX_TERMS} words were read`);
      return null;
    }
    return { is: 'term', text, quoted, prefix, distance };
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
