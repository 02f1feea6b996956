import { isChoiceField } from './fields';
import { lex } from './lex';
import { standsAlone, tokensOf } from './tokens';

/**
 * The query to put while somebody is still typing: the last word may go on (`khalil` looks for `khalil*`), an open
 * phrase too, and a last word of one letter is left out, as it would find nearly everything. A text that ends in a
 * space, a sign or a closed phrase is put as it stands.
 */
export function whileTyping(text: string): string {
  const { lexemes } = lex(text);
  const last = lexemes.at(-1);
  if (last?.is !== 'term' || last.end !== text.length || last.prefix || last.distance > 0) return text;
  const token = tokensOf(last.text).at(-1);
  if (!token || !text.endsWith(last.text.slice(token.start)) || token.end !== last.text.length) return text;
  if (standsAlone(token.folded)) return text;
  if (last.quoted) return last.closed ? text : `${text}"*`;
  const before = lexemes.at(-2);
  const inChoice = before?.is === 'field' && isChoiceField(before.name);
  const isShort = [...token.folded].length === 1 && token.start === 0;
  return isShort && !inChoice
    ? text.slice(0, before?.is === 'field' ? before.start : last.start)
    : `${text}*`;
}
