import type { Sureness } from '../../domain/provenance';
import type { Span } from '../sentences';
import { dayAt, numberIn, numberOfDay, yearOf } from './calendar';
import { type MonthDay, monthDayAt } from './month-days';
import { dayLanguage } from './names';
import { type Token, tokensIn } from './tokens';

/** Where, when and by whom a report says it was written: `GENEVA/PARIS, Oct 3 (Reuters) - `. Offsets are the text's own. */
export interface Dateline extends Span {
  /** As they are written, but without capitals throughout: `Port-au-Prince`. Empty where only an agency is named. */
  readonly places: readonly (Span & { readonly name: string })[];
  /** State or country: `Lebanon`. */
  readonly region: string | null;
  readonly agency: (Span & { readonly name: string }) | null;
  readonly date: (Span & Pick<MonthDay, 'month' | 'day' | 'year'>) | null;
  readonly sure: Sureness;
}

/** Before it there may be a title and a byline. */
const MOST_LINES = 5;
const LONGEST = 110;
/** What is shorter is no report's first paragraph. */
const SHORTEST_REST = 24;

/** The dateline at the start of a report's text; null where there is none. Looks at its first few lines alone. */
export function datelineOf(text: string): Dateline | null {
  let start = 0;
  for (let line = 0; line < MOST_LINES && start < text.length; ) {
    const end = Math.min(text.length, start + LONGEST);
    const found = at(text, start, text.slice(start, end), line === 0);
    if (found) return found;
    const next = text.indexOf('\n', start);
    if (next === -1) return null;
    if (text.slice(start, next).trim() !== '') line += 1;
    start = next + 1;
  }
  return null;
}

/** A name of a place: words that begin with a capital, joined by spaces, hyphens, stops and the small words between them. */
const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’.]*(?:[ -](?:(?:of|de|del|la|le|el|al|au|am|an|sur|upon|da|do|di|du)[ -])?\p{Lu}[\p{L}\p{M}'’.]*){0,4}`;
const AGENCY = String.raw`[ ]?(?:\((?<agency>[\p{L}][\p{L}\p{N} .&/’'-]{1,38})\)|/(?<slashed>[\p{Lu}-]{2,20})/)`;
const END = String.raw`(?<end>[ ]?\.?[ ]?(?:—|–|―|--+)[ ]?|\.?[ ]-[ ]|\.-[ ]|:[ ]|(?<=\))[ ]?-?[ ]?|(?<=/)\.?[ ])`;
const DATELINE = new RegExp(
  `^[ \\t"“]*(?:(?<places>${NAME}(?: ?/ ?${NAME}){0,3})(?<more>(?:, ?[^,()/\\n—–:]{2,30}){0,3}?))?(?:${AGENCY})?${END}(?=["“‘'«(\\p{Lu}\\p{Lo}\\p{N}])`,
  'u',
);

function at(text: string, offset: number, line: string, isFirst: boolean): Dateline | null {
  const match = DATELINE.exec(line.split('\n', 1)[0] ?? '');
  if (!match?.groups) return null;
  const { places = '', more = '', agency, slashed, end = '' } = match.groups;
  const after = offset + match[0].length;
  const lineEnd = text.indexOf('\n', after);
  if ((lineEnd === -1 ? text.length : lineEnd) - after < SHORTEST_REST) return null;
  const begin = offset + (places ? match[0].indexOf(places) : 0);
  const parts = partsOf(text, { start: begin + places.length, end: begin + places.length + more.length });
  const name = agency ?? slashed ?? null;
  const known = { places, region: parts.region, date: parts.date, agency: name, isFirst, end };
  const sure = sureOf(known);
  if (sure === null) return null;
  return {
    start: begin,
    end: after,
    places: placesOf(places, begin),
    region: parts.region === null ? null : inPlainCase(parts.region),
    agency: name === null ? null : { name, ...within(text, name, begin, after) },
    date: parts.date,
    sure,
  };
}

const within = (text: string, words: string, from: number, to: number): Span => {
  const start = text.lastIndexOf(words, to);
  return { start: Math.max(from, start), end: Math.max(from, start) + words.length };
};

interface Known {
  readonly places: string;
  readonly region: string | null;
  readonly date: Dateline['date'];
  readonly agency: string | null;
  readonly isFirst: boolean;
  readonly end: string;
}

/** Headings that stand where a dateline would. */
const HEADING =
  /^(?:analysis|opinion|update|updated?\s*\d*|exclusive|factbox|explainer|explained|breaking(?: news)?|correction|corrected|watch|live|video|photos?|editorial|comment|interview|timeline|fact check|review|news|report|profile|feature|podcast|look|see|read more|note|q ?& ?a|the|a|an|in|on|at|he|she|it|we|i|who|what|why|how)$/i;

/** How sure a dateline is; null where what stands there is none. */
function sureOf({ places, region, date, agency, isFirst, end }: Known): Sureness | null {
  if (places === '') return agency !== null && AGENCIES.test(agency) ? 'likely' : null;
  if (HEADING.test(places)) return null;
  const isLoud = /\p{Lu}{3}/u.test(places) && !/\p{Ll}{3}/u.test(places.replace(/[’'-].*/u, ''));
  if (agency !== null) return isLoud || date || AGENCIES.test(agency) ? 'likely' : null;
  if (end.includes(':')) return isLoud && !region && !date ? 'guessed' : null;
  if (end.trim() === '' || end.trim() === '.') return null;
  if (date || isLoud) return 'likely';
  return isFirst ? 'guessed' : null;
}

const AGENCIES =
  /^(?:AP|A\.P\.|Associated Press|The Associated Press|Reuters|Thomson Reuters(?: Foundation)?|AFP|AFP\/.*|Agence France-Presse|UPI|Xinhua|dpa|dpa\/.*|DPA|TASS|RIA|RIA Novosti|Interfax|IPS|KUNA|WAM|SPA|MENA|IRNA|ANSA|EFE|ANI|PTI|IANS|APP|Kyodo|Kyodo News|Yonhap|Bernama|CNA|CNN|CNN Business|CBS|CBS News|ABC|BBC|Bloomberg|Lusa|Belga|ANP|APA|KNA|epd|SID|NTB|TT|Ritzau|PAP|CTK|MTI|Anadolu|AA|Sputnik|VOA|RFE\/RL|NNA|Petra|AAP|NZPA|CP|PA|Press Association|THE CANADIAN PRESS|The Canadian Press|Canadian Press|WASHINGTON POST|KCNA|Antara|UNB|BSS)$/;

function placesOf(written: string, offset: number): Dateline['places'] {
  const found: (Span & { name: string })[] = [];
  for (const { 0: part, index } of written.matchAll(/[^/]+/g)) {
    const name = part.trim();
    const start = offset + index + part.indexOf(name);
    if (name) found.push({ start, end: start + name.length, name: inPlainCase(name) });
  }
  return found;
}

const SMALL = /^(?:of|de|del|la|le|el|al|au|am|an|sur|upon|da|do|di|du)$/;

/** `PORT-AU-PRINCE` as it is written in running text; what is not in capitals throughout stays. */
function inPlainCase(name: string): string {
  if (/\p{Ll}/u.test(name) || /^\p{Lu}{1,2}$|\./u.test(name)) return name;
  return name
    .toLowerCase()
    .replaceAll(/[\p{L}\p{M}]+/gu, (word, at: number) =>
      at > 0 && SMALL.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    );
}

/** What stands between place and agency: a state or country, a day, a year. */
function partsOf(text: string, span: Span): { region: string | null; date: Dateline['date'] } {
  const tokens = tokensIn(text, span);
  const date = dateIn(tokens);
  const first = tokens.findIndex(({ kind }) => kind !== 'sign');
  const untilDate = date ? tokens.filter(({ end }) => end <= date.start) : tokens;
  const words = untilDate.slice(first).filter(({ word }) => word !== ',');
  const [from, to] = [words[0], words.at(-1)];
  const region = from && to && first >= 0 && from.start < to.end ? text.slice(from.start, to.end) : null;
  return { region: region && /\p{L}/u.test(region) ? withStop(text, region, to?.end ?? 0) : null, date };
}

/** `Ill.` keeps its stop. */
const withStop = (text: string, region: string, end: number): string =>
  text.charAt(end) === '.' ? `${region}.` : region;

/** In whichever language its month is. */
function dateIn(tokens: readonly Token[]): Dateline['date'] {
  for (const tag of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']) {
    const language = dayLanguage(tag);
    for (let index = 0; language && index < tokens.length; index += 1) {
      const found = monthDayAt(tokens, index, { months: language.months, hasCapitals: false });
      if (!found) continue;
      const { from, length, month, day, year } = found;
      return { start: tokens[from]?.start ?? 0, end: tokens[from + length - 1]?.end ?? 0, month, day, year };
    }
  }
  return null;
}

/** A dateline's day lies no longer before the publication, and no more than a day ahead: it may be of a place further east. */
const LONGEST_WAIT = 183;
const LONGEST_AHEAD = 1;

/**
 * The day a dateline names, `YYYY-MM-DD`: where it names no year, the last of that name not after the day of publication.
 * Null where it names none, it cannot be told, or it is too far from the publication to be right.
 */
export function dayOfDateline({ date }: Dateline, published: string | null): string | null {
  if (!date) return null;
  const { year, month, day } = date;
  if (published === null) return writtenDay({ date });
  const until = numberOfDay(published);
  const latest = year === null ? until : until + LONGEST_AHEAD;
  const years = year === null ? [yearOf(until), yearOf(until) - 1] : [year];
  const found = years.map((one) => numberIn(one, month, day)).find((one) => one !== null && one <= latest);
  return found == null || until - found > LONGEST_WAIT ? null : dayAt(found);
}

/** The day as it stands in a dateline, right or not; null where it names no year. */
export function writtenDay({ date }: Pick<Dateline, 'date'>): string | null {
  const number = date?.year == null ? null : numberIn(date.year, date.month, date.day);
  return number === null ? null : dayAt(number);
}
