import type { Near, Query, Term } from '#shared/query/ast';
import type { TextField } from '#shared/query/fields';
import { standsAlone, wordsOf } from '#shared/query/tokens';
import { ANY_DOCUMENT, cover, fact, NO_DOCUMENT } from './facts';

/**
 * A query without distances as an FTS5 expression. Every word stands in quotation marks and consists of letters, digits
 * and marks alone, so nothing a person writes can be read as FTS5's syntax.
 */
export function compile(query: Query, part: TextField | null = null): string {
  switch (query.is) {
    case 'term':
      return compileTerm(query, part);
    case 'near':
      return compileNear(query, part);
    case 'choice':
      return `"${fact(`${query.field}:${query.value}`)}"`;
    case 'dated':
      return anyFact(cover(query.from, query.to));
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

const anyFact = (facts: readonly string[]): string =>
  facts.length === 0 ? `"${NO_DOCUMENT}"` : `(${facts.map((one) => `"${one}"`).join(' OR ')})`;

const inPart = (part: TextField | null): string => (part ? `{${part}} : ` : '');

function compileTerm({ text, prefix }: Term, part: TextField | null): string {
  const words = wordsOf(text);
  // A character that is a word of its own begins nothing longer.
  const isOpen = prefix && !standsAlone(words.at(-1) ?? '');
  return `${inPart(part)}"${words.join(' ')}"${isOpen ? ' *' : ''}`;
}

/** A word that is asked for twice may be found twice in the same place: it is asked for once. */
function compileNear({ text, within }: Near, part: TextField | null): string {
  const words = [...new Set(wordsOf(text))].map((word) => `"${word}"`);
  return inPart(part) + (words.length > 1 ? `NEAR(${words.join(' ')}, ${within})` : words.join(''));
}
