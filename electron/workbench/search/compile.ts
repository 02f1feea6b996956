import type { Query, Term } from '#shared/query/ast';
import type { TextField } from '#shared/query/fields';
import { standsAlone, wordsOf } from '#shared/query/tokens';
import { ANY_DOCUMENT, fact } from './schema';

/**
 * A query without distances as an FTS5 expression. Every word stands in quotation marks and consists of letters, digits
 * and marks alone, so nothing a person writes can be read as FTS5's syntax.
 */
export function compile(query: Query, part: TextField | null = null): string {
  switch (query.is) {
    case 'term':
      return compileTerm(query, part);
    case 'choice':
      return `"${fact(query.value)}"`;
    case 'within':
      return compile(query.of, query.field);
    case 'not':
      return `("${ANY_DOCUMENT}" NOT ${compile(query.of, part)})`;
    case 'or':
      return `(${query.of.map((member) => compile(member, part)).join(' OR ')})`;
    case 'and':
      return compileAll(query.of, part);
  }
}

/** FTS5 knows only `this NOT that`: what is wanted first, then what is left out. */
function compileAll(members: readonly Query[], part: TextField | null): string {
  const wanted = members.flatMap((member) => (member.is === 'not' ? [] : compile(member, part)));
  const unwanted = members.flatMap((member) => (member.is === 'not' ? compile(member.of, part) : []));
  const all = wanted.length > 0 ? `(${wanted.join(' AND ')})` : `"${ANY_DOCUMENT}"`;
  return unwanted.length > 0 ? `(${all} NOT (${unwanted.join(' OR ')}))` : all;
}

function compileTerm({ text, prefix }: Term, part: TextField | null): string {
  const words = wordsOf(text);
  // A character that is a word of its own begins nothing longer.
  const isOpen = prefix && !standsAlone(words.at(-1) ?? '');
  return `${part ? `{${part}} : ` : ''}"${words.join(' ')}"${isOpen ? ' *' : ''}`;
}
