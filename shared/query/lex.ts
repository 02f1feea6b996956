import { fieldNamed } from './fields';
import { wordsOf } from './tokens';

/** The pieces of a query's text, in order, with the offsets they were read from. */
export type Lexeme = { readonly start: number; readonly end: number } & (
  | { readonly is: 'open' | 'close' | 'or' | 'and' | 'not' }
  | { readonly is: 'field'; readonly name: string }
  | ({ readonly is: 'term' } & Written)
);

/** A word or phrase as written. */
export interface Written {
  readonly text: string;
  readonly quoted: boolean;
  readonly prefix: boolean;
  readonly distance: 0 | 1 | 2;
  /** Of a phrase whose words need only be near: with how many others between. */
  readonly within: number | null;
  /** False for a phrase whose quotation mark is missing. */
  readonly closed: boolean;
}

export interface Lexed {
  readonly lexemes: readonly Lexeme[];
  readonly problems: readonly string[];
  /** What is missing at the end: no fault while somebody is still typing. */
  readonly unfinished: readonly string[];
}

/** Longer queries are cut here, in UTF-16 units. */
export const MAX_LENGTH = 2000;
/** Parentheses nested deeper than this are passed over. */
export const MAX_DEPTH = 12;
/** So many words may stand between those that are to be near one another; without a number, `NEAR_BY`. */
export const MAX_WITHIN = 1000;
const NEAR_BY = 10;

const QUOTES = '"“”„‟«»＂';
const QUOTE = new RegExp(`[${QUOTES}]`);
const SPACE = /\s/;
const RUN = new RegExp(`[^\\s()${QUOTES}]+`, 'y');
const PHRASE_ENDING = /\*+|~\d*/y;
const WORD_ENDING = /(?:\*+|~\d*)$/;
const BEGINS_VALUE = new RegExp(`[(${QUOTES}]`);
const FIELD = /^(\p{L}+):/u;
const OPERATORS: Readonly<Record<string, 'or' | 'and' | 'not'>> = { OR: 'or', AND: 'and', NOT: 'not' };

/** Cuts `text` into lexemes. Every text can be cut. */
export function lex(text: string): Lexed {
  const lexer = new Lexer(text);
  lexer.run();
  return lexer;
}

class Lexer implements Lexed {
  readonly lexemes: Lexeme[] = [];
  readonly problems: string[] = [];
  readonly unfinished: string[] = [];
  readonly #text: string;
  #at = 0;
  #depth = 0;
  /** Opening parentheses passed over and not yet closed. */
  #tooDeep = 0;

  constructor(text: string) {
    this.#text = text.slice(0, MAX_LENGTH);
    if (text.length > MAX_LENGTH) this.problems.push(`only the first ${MAX_LENGTH} characters were read`);
  }

  run(): void {
    while (this.#at < this.#text.length) this.#next(this.#text.charAt(this.#at));
  }

  #next(character: string): void {
    if (SPACE.test(character)) this.#at++;
    else if (character === '(') this.#open();
    else if (character === ')') this.#close();
    else if (QUOTE.test(character)) this.#phrase();
    else if (character === '-') this.#dashes();
    else this.#word();
  }

  #push(lexeme: Lexeme): void {
    this.lexemes.push(lexeme);
    this.#at = lexeme.end;
  }

  #sign(is: 'open' | 'close'): void {
    this.#push({ is, start: this.#at, end: this.#at + 1 });
  }

  #open(): void {
    if (this.#depth < MAX_DEPTH) {
      this.#depth++;
      this.#sign('open');
      return;
    }
    if (this.#tooDeep === 0) this.problems.push(`parentheses more than ${MAX_DEPTH} deep were passed over`);
    this.#tooDeep++;
    this.#at++;
  }

  #close(): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      this.#at++;
      return;
    }
    if (this.#depth === 0) {
      this.problems.push('a closing parenthesis has no opening one');
      this.#at++;
      return;
    }
    this.#depth--;
    this.#sign('close');
  }

  #phrase(): void {
    const start = this.#at;
    const length = this.#text.slice(start + 1).search(QUOTE);
    const closed = length >= 0;
    const inside = this.#text.slice(start + 1, closed ? start + 1 + length : undefined);
    if (!closed) this.unfinished.push('a quotation mark is never closed');
    const after = start + 1 + inside.length + (closed ? 1 : 0);
    const ending = matchAt(PHRASE_ENDING, this.#text, after);
    const written = {
      text: tidy(inside),
      quoted: true,
      prefix: ending.startsWith('*'),
      distance: 0,
      within: this.#within(ending, inside),
      closed,
    } as const;
    this.#push({ is: 'term', start, end: after + ending.length, ...written });
  }

  /** `~10` after a phrase. */
  #within(ending: string, phrase: string): number | null {
    if (!ending.startsWith('~')) return null;
    if (wordsOf(phrase).length < 2) {
      this.problems.push(`${ending} after a single word in quotation marks was passed over`);
      return null;
    }
    const asked = ending === '~' ? NEAR_BY : Number(ending.slice(1));
    if (asked > MAX_WITHIN) this.problems.push(`${ending} was read as ~${MAX_WITHIN}`);
    return Math.min(asked, MAX_WITHIN);
  }

  /** A dash before a word leaves it out; a dash on its own is punctuation. */
  #dashes(): void {
    const start = this.#at;
    while (this.#text.charAt(this.#at) === '-') this.#at++;
    const next = this.#text.charAt(this.#at);
    if (next !== '' && next !== ')' && !SPACE.test(next)) this.#push({ is: 'not', start, end: this.#at });
  }

  #word(): void {
    const start = this.#at;
    const run = matchAt(RUN, this.#text, start);
    const end = start + run.length;
    const operator = Object.hasOwn(OPERATORS, run) ? OPERATORS[run] : undefined;
    const name = FIELD.exec(run)?.[1]?.toLowerCase() ?? '';
    if (operator) this.#push({ is: operator, start, end });
    else if (fieldNamed(name)) this.#field(name, start);
    else this.#bare(run, name, start);
  }

  #bare(run: string, name: string, start: number): void {
    const end = start + run.length;
    const ending = WORD_ENDING.exec(run)?.[0] ?? '';
    const text = run.slice(0, run.length - ending.length);
    const unknown = /^\p{L}+:(?!\/\/)./u.test(text);
    const beforeGroup = /^\p{L}+:$/u.test(text) && BEGINS_VALUE.test(this.#text.charAt(end));
    if (unknown || beforeGroup)
      this.problems.push(`“${name}:” is not a field, so it was looked for as a word`);
    const distance = unknown ? 0 : this.#distance(ending);
    this.#push({
      is: 'term',
      start,
      end,
      text,
      quoted: unknown,
      prefix: ending.startsWith('*'),
      distance,
      within: null,
      closed: true,
    });
  }

  #field(name: string, start: number): void {
    const end = start + name.length + 1;
    const next = this.#text.charAt(end);
    if (next === '' || next === ')' || SPACE.test(next)) {
      const found = `“${name}:” is followed by nothing`;
      (this.#text.slice(end).trim() === '' ? this.unfinished : this.problems).push(found);
      this.#at = end;
    } else this.#push({ is: 'field', name, start, end });
  }

  #distance(ending: string): 0 | 1 | 2 {
    if (!ending.startsWith('~')) return 0;
    const asked = ending === '~' ? 1 : Number(ending.slice(1));
    if (asked === 0 || asked === 1) return asked;
    if (asked > 2) this.problems.push(`${ending} was read as ~2, the most that may differ`);
    return 2;
  }
}

function matchAt(sticky: RegExp, text: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? '';
}

const tidy = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');
