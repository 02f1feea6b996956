import { plain } from './candidates';

/** What comes before names, in the languages where it does. */
const BEFORE =
  /^(?:(?:story|words|text|article|report|written|posted|published|reported|compiled|created|submitted|edited|author)\s+)?(?:by|von|par|por|door|af|av|di|przez|автор|текст|作者|記者|文)(?:\s*[:：]\s*|\s+)|^(?:authors?|autor(?:en?|es)?|auteurs?|autore|forfatter|skribent|by|von|par|por|автор|作者|文)\s*[:：|]\s*/iu;
const ADDRESS =
  /^(?:https?:)?\/\/|^www\.|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|html?|php)\b|^\/|^@|^[^\s@]+@[^\s@]+$/i;
/** What pages fill in where they have no name. */
const NOBODY =
  /^(?:null|undefined|none|n\/?a|unknown|admin(?:istrator)?|root|user|guest|anonymous|webmaster|by|author|-+|个人|個人)$/i;

/** As a page names its authors: without a leading "By", and not an address, which is nobody's name. */
export function bylineFrom(value: string): string | null {
  let name = plain(value).replace(/^[\s,;|·•–—-]+|[\s,;|·•–—-]+$/g, '');
  // "Author: By Jane Doe"
  for (let times = 0; times < 2; times += 1) name = name.replace(BEFORE, '').trim();
  if (!/\p{L}/u.test(name) || name.length > 300) return null;
  return ADDRESS.test(name) || NOBODY.test(name) ? null : name;
}

/** Several names as one byline, as stated; nobody twice. */
export function bylineOf(names: readonly string[]): string {
  const mended = names.flatMap((name) => bylineFrom(name) ?? []);
  return mended.filter((name, at) => !mended.slice(0, at).some((other) => contains(other, name))).join(', ');
}

const contains = (byline: string, name: string): boolean =>
  byline.toLowerCase() === name.toLowerCase() ||
  byline
    .toLowerCase()
    .split(/,\s*| and | & /)
    .includes(name.toLowerCase());

/** What stands beside names in a byline that is only shown: dates, counts, roles. */
const NOT_NAME =
  /\b(?:updated|published|posted|min(?:ute)?s?\s+read|read\s+time|comments?|subscribe|sign in|log in|follow|share|views?|photo|image)\b|\d{1,2}:\d{2}|\b(?:19|20)\d\d\b|\d+\s*(?:min|hour|day|am|pm)/i;

/** A byline that is only shown: of its lines, those that can be names. A sentence is none. */
export function shownByline(lines: readonly string[]): string | null {
  const names = lines.filter(
    (line) =>
      !NOT_NAME.test(line) && line.length <= 120 && !/[!?]$|[.。]$(?<!\b\p{Lu}\.|jr\.|sr\.)/iu.test(line),
  );
  const byline = bylineFrom(names.join(' '));
  return byline !== null && byline.length <= 120 && byline.split(' ').length <= 16 ? byline : null;
}

const NAME = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:(?:de|da|del|van|von|der|den|bin|al|la|le|di|du|y|e)\s+){0,3}\p{Lu}[\p{L}\p{M}.'’-]*){1,3}`;
const LINE = new RegExp(
  `^(?:By|BY)\\s+(${NAME}(?:(?:,\\s*|,?\\s+(?:and|AND|&)\\s+)${NAME})*)(?=$|\\s*[,|•·–—(])`,
  'u',
);

const ROLE =
  /\b(?:editor|correspondent|reporter|writer|columnist|bureau|chief|staff|analyst|contributor|producer|press|news|agency|reuters)\b/i;

/** The names in a line that is a byline by the look of it: `By Jane Doe and John Smith, Political Editor`. */
export function bylineInLine(line: string): string | null {
  const names = line.length <= 150 ? LINE.exec(line)?.[1] : undefined;
  const people = (names ?? '').split(/,\s*/).filter((name) => name !== '' && !ROLE.test(name));
  return people.length > 0 ? people.join(', ') : null;
}
