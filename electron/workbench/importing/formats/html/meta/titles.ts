import { plain } from './candidates';
import { wordsOf } from './likeness';

/** Signs between a report's title and its outlet's name, with white space around all but the first of them. */
const PARTING = /\s+[|\-–—\\/>»·•:]+\s+|\s*[|»]\s*/g;

/**
 * A `<title>` without the outlet's name, which stands first or last in it.
 * @param headings the page's `<h1>`s: a title that begins or ends with one is that one
 * @param names what the outlet is called, its host's name too
 */
export function withoutOutlet(title: string, headings: readonly string[], names: readonly string[]): string {
  const whole = plain(title);
  const heading = headings.find((each) => wordsOf(each).length > 1 && isPartOf(each, whole));
  if (heading) return heading;
  const named = /^(.{2,60}?):\s+(?=.{10})/.exec(whole);
  if (named && isName(named[1], names)) return whole.slice(named[0].length);
  const partings = [...whole.matchAll(PARTING)];
  const [first, last] = [partings[0], partings.at(-1)];
  if (!first || !last) return whole;
  const [before, after] = [whole.slice(0, last.index), whole.slice(last.index + last[0].length)];
  if (isName(after, names)) return before;
  if (isName(whole.slice(0, first.index), names)) return whole.slice(first.index + first[0].length);
  return looksLikeName(after, last[0]) && wordsOf(before).length >= LEAST ? before : whole;
}

/** Words a title has at least. */
const LEAST = 4;

/** Some words with a capital behind a sign. Behind a dash it may be the rest of a headline, and has to be shorter. */
function looksLikeName(part: string, sign: string): boolean {
  const words = wordsOf(part).length;
  return words > 0 && words <= (/[|»·•:]/.test(sign) ? 5 : 3) && !/^\p{Ll}|[?!.…]$/u.test(part);
}

function isPartOf(heading: string, title: string): boolean {
  const rest = title.startsWith(heading)
    ? title.slice(heading.length)
    : title.endsWith(heading)
      ? title
      : null;
  return rest !== null && (rest === '' || title !== heading);
}

/** `The Guardian`, `theguardian.com` and `Guardian` are one name. */
function isName(part: string | undefined, names: readonly string[]): boolean {
  const key = keyOf(part ?? '');
  return key.length > 2 && names.some((name) => keyOf(name) === key);
}

const keyOf = (name: string): string =>
  wordsOf(name.replace(/\.(?:com|org|net|co\.\w\w|[a-z]{2})$/i, ''))
    .filter((word) => word !== 'the')
    .join('')
    .replace(/^the(?=\w{4})/, '');
