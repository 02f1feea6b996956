import { attributeOf, type TreeElement } from '../tree';
import { bylineInLine, bylineOf, shownByline } from './bylines';
import { type Candidate, guessed, likely } from './candidates';
import { wordsOf } from './likeness';
import { linesOf, type Page, textOf } from './page';
import { isOfOthers } from './properties';

/** Characters of an element's classes that are looked at, and of its id. */
const LONGEST_CALLED = 1_000;

const classOf = (element: TreeElement): string =>
  ['class', 'id'].map((name) => attributeOf(element, name)?.slice(0, LONGEST_CALLED) ?? '').join(' ');

/** Bylines that are shown on a page: links to their authors, elements that are called so, and lines beginning "By". */
export function* shownBylines(page: Page, lines: readonly string[]): Generator<Candidate> {
  const linked = page.elements.filter(
    (element) => element.tagName === 'a' && /(?:^|\s)author(?:\s|$)/i.test(attributeOf(element, 'rel') ?? ''),
  );
  const [first] = linked.filter((element) => !isOfOthers(element));
  if (first) {
    const beside = linked.filter((element) => element.parentNode === first.parentNode);
    yield likely(bylineOf(beside.map(textOf)), 'the link to the author');
  }
  for (const [pattern, from] of CALLED)
    for (const shown of bylinesCalled(page, pattern)) yield likely(shown, from);
  for (const line of lines) {
    const names = bylineInLine(line);
    if (names !== null) yield guessed(names, 'the line beginning "By" beside the headline');
  }
  for (const shown of bylinesCalled(page, /by-?line|author|writtenby/i))
    yield guessed(shown, 'what looks like the byline on the page');
}

function* bylinesCalled(page: Page, pattern: RegExp): Generator<string> {
  const isCalled = (element: TreeElement): boolean =>
    pattern.test(classOf(element)) && !PAGE.has(element.tagName) && !isOfOthers(element);
  for (const element of firstWhere(page, isCalled)) {
    const shown = shownByline(linesOf(element, 400));
    if (shown !== null) yield shown;
  }
}

/** What is not among so many is nowhere near the headline. */
const MOST_LOOKED_AT = 1_000;

function* firstWhere({ elements }: Page, is: (element: TreeElement) => boolean): Generator<TreeElement> {
  let found = 0;
  for (const element of elements) {
    if (!is(element)) continue;
    found += 1;
    if (found > MOST_LOOKED_AT) return;
    yield element;
  }
}

const PAGE = new Set(['html', 'body', 'main', 'article']);
const CALLED: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[\s_-])p-author(?:$|\s)|(?:^|[\s_-])author[_-]?names?(?:$|\s)/i, "the author's name on the page"],
  [/(?:^|[\s_-])by-?line(?:$|[\s_-])(?!.*(?:date|time))/i, 'the byline on the page'],
  [
    /(?:^|\s)(?:author|writer|writtenby|article-?author|post-?author|entry-?author)(?:$|\s)/i,
    "the author's name on the page",
  ],
];

/** Days that are shown on a page: what is marked up as a time, elements called so, and lines beside the headline. */
export function* shownDates(page: Page, lines: readonly string[]): Generator<Candidate> {
  const times = [...firstWhere(page, (element) => element.tagName === 'time' && !isOfOthers(element))];
  const value = (element: TreeElement): string => attributeOf(element, 'datetime') || textOf(element);
  for (const element of times)
    if (attributeOf(element, 'pubdate') !== null || PUBLISHED.test(classOf(element)))
      yield likely(value(element), 'the time of publication on the page');
  for (const element of times)
    if (!CHANGED.test(`${classOf(element)} ${aroundText(element)}`))
      yield likely(value(element), 'the time on the page');
  const isDated = (element: TreeElement): boolean => {
    const called = classOf(element);
    return DATED.test(called) && !CHANGED.test(called) && !PAGE.has(element.tagName) && !isOfOthers(element);
  };
  for (const element of firstWhere(page, isDated)) {
    const shown = linesOf(element, 200).filter((line) => line.length <= 80 && !CHANGED.test(line));
    for (const line of shown) yield likely(attributeOf(element, 'title') ?? line, 'the date on the page');
  }
  for (const line of lines)
    if (line.length <= 80 && !CHANGED.test(line)) yield guessed(line, 'the date beside the headline');
}

const PUBLISHED = /publi[sc]|dt-published|entry-date|posted|post-date|article.?date/i;
const DATED =
  /(?:^|[\s_-])(?:date(?:line)?|pub-?date|published|timestamp|post-?date|entry-?date|article-?date|posted-?on|dt-published)(?:$|[\s_-])/i;
const CHANGED = /updat|modif|edited|correct|aktualis|mis à jour|actualiz|обновл|copyright|©/i;

const aroundText = (element: TreeElement): string => {
  const { parentNode } = element;
  const text = parentNode && 'tagName' in parentNode ? textOf(parentNode) : '';
  return text.length <= 100 ? text : '';
};

/** Lines of the page beside its headline: where an outlet puts who wrote a report and when. */
export function besideHeadline(lines: readonly string[], title: string | null): readonly string[] {
  const words = title === null ? '' : wordsOf(title).join(' ');
  const at = lines.findIndex((line) => words !== '' && wordsOf(line).join(' ') === words);
  return at === -1
    ? lines.slice(0, 4)
    : [...lines.slice(at + 1, at + 9), ...lines.slice(Math.max(0, at - 3), at)];
}
