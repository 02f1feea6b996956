import { fieldNamed } from './fields';
import type { Lexeme } from './lex';
import { standsAlone, tokensOf } from './tokens';

type Word = Extract<Lexeme, { is: 'term' }>;

/**
 * A query as it is read while somebody is still typing it: the last word may go on (`khalil` looks for `khalil*` and the
 * forms of `khalil`), an open phrase too. A last word of one letter would find nearly everything: it is left out, unless
 * there is nothing else. A text that ends in a space, a sign or a closed phrase is read as it stands, as is one in a
 * script without spaces, where nothing longer begins.
 */
export function stillTyped(
  text: string,
  lexemes: readonly Lexeme[],
): readonly (Lexeme & { readonly typed?: true })[] {
  const last = lexemes.at(-1);
  if (last?.is !== 'term' || !mayGoOn(text, last, valueFieldOf(lexemes))) return lexemes;
  const before = lexemes.slice(0, -1);
  if (isTooShort(last) && valueFieldOf(lexemes) === null) {
    const rest = withoutSigns(before);
    if (rest.some(({ is }) => is === 'term')) return rest;
  }
  return [...before, { ...last, prefix: true, typed: true }];
}

/** The field that takes values, not words, in which the last lexeme stands; null in any other. */
function valueFieldOf(lexemes: readonly Lexeme[]): string | null {
  const before = lexemes.at(-2);
  const field = before?.is === 'field' ? fieldNamed(before.name) : null;
  return field && field.takes !== 'words' ? field.name : null;
}

function mayGoOn(text: string, last: Word, value: string | null): boolean {
  if (last.end !== text.length || last.prefix || last.distance > 0 || last.within !== null) return false;
  if (last.quoted && last.closed && text.length > 0 && !isBare(text, last)) return false;
  if (value !== null) return true;
  const token = tokensOf(last.text).at(-1);
  if (!token || token.end !== last.text.length || !text.endsWith(last.text.slice(token.start))) return false;
  return !standsAlone(token.folded);
}

/** A word after a field that there is not is taken as it stands, though nobody put it in quotation marks. */
const isBare = (text: string, { start, text: word }: Word): boolean => text.startsWith(word, start);

const isTooShort = ({ text, quoted }: Word): boolean => !quoted && [...text].length === 1;

/** Without the fields and dashes at the end, which belonged to what is gone. */
function withoutSigns(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const last = lexemes.at(-1)?.is;
  return last === 'field' || last === 'not' ? withoutSigns(lexemes.slice(0, -1)) : lexemes;
}
