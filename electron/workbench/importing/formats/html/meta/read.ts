import type { Provenance } from '#shared/domain/provenance';
import type { ReportMeta } from '#shared/domain/records';
import type { Found } from '../article';
import { addressesIn, hostOf } from './addresses';
import { bylineFrom, bylineOf, shownByline } from './bylines';
import { type Candidate, firstOf, guessed, likely, plain, stated } from './candidates';
import { type ArticleData, articleDataOf } from './data';
import { dayInAddress, dayOf } from './dates';
import { AUTHORS, DATES, TITLES } from './keys';
import { languageIn } from './languages';
import { outletFrom, outletsIn } from './outlets';
import { type Page, textOf } from './page';
import { isOfOthers, propertiesOf } from './properties';
import { besideHeadline, shownBylines, shownDates } from './shown';
import { withoutOutlet } from './titles';

/** What a page says of its report. */
export interface PageMeta {
  readonly meta: ReportMeta;
  readonly provenance: Provenance;
  readonly language: string | null;
  readonly data: ArticleData | null;
}

/**
 * Reads what a page says of its report, what is said in so many words before what is only shown.
 * @param lines all that is seen of the page, a line each
 */
export function metaOf(page: Page, found: Found | null, lines: readonly string[]): PageMeta {
  const named = titleTagOf(page);
  const addresses = addressesIn(page);
  const data = articleDataOf(
    page,
    named ?? '',
    addresses.map(({ value }) => value),
  );
  const url = addresses[0] ?? dataAddress(data);
  const outlet = firstOf(outletsIn(page, data), outletFrom);
  const language = languageIn(page, data?.language ?? null);
  const names = [outlet?.value, url && hostOf(url.value), url && siteOf(url.value)].flatMap(
    (name) => name ?? [],
  );
  const title = firstOf(titlesIn(page, data, named, names), plain);
  const beside = besideHeadline(lines, title?.value ?? null);
  const byline = firstOf(bylinesIn(page, data, beside), bylineFrom);
  const date = firstOf(datesIn(page, data, found, url?.value ?? null, beside), (value) =>
    dayOf(value, language?.value ?? null),
  );
  const of = { title, outlet, byline, date, url };
  return {
    meta: Object.fromEntries(Object.entries(of).map(([field, got]) => [field, got?.value ?? null])) as never,
    provenance: Object.fromEntries(
      Object.entries({ ...of, language }).flatMap(([field, got]) =>
        got ? [[field, { from: got.from, sure: got.sure }]] : [],
      ),
    ),
    language: language?.value ?? null,
    data,
  };
}

function titleTagOf({ elements }: Page): string | null {
  const title = elements.find(({ tagName }) => tagName === 'title');
  return title ? textOf(title) || null : null;
}

const dataAddress = (data: ArticleData | null): Candidate | null =>
  data?.addresses[0] ? stated(data.addresses[0], "the url in the page's data (JSON-LD)") : null;

/** `bbc` of `www.bbc.co.uk` */
const siteOf = (address: string): string =>
  hostOf(address)
    .replace(/(?:\.(?:com?|org|net|gov|ac|edu))?\.[a-z]+$/i, '')
    .split('.')
    .at(-1) ?? '';

const under = (page: Page, keys: readonly string[], as: typeof stated = stated): Candidate[] =>
  keys.flatMap((key) => {
    const values = page.metas.get(key);
    return values?.[0] ? [as(values[0], `the page's ${key}`)] : [];
  });

function* titlesIn(
  page: Page,
  data: ArticleData | null,
  named: string | null,
  names: readonly string[],
): Generator<Candidate> {
  for (const title of data?.titles ?? []) yield stated(title, "the headline in the page's data (JSON-LD)");
  yield* under(page, TITLES);
  for (const title of propertiesOf(page, 'headline')) yield stated(title, "the page's itemprop headline");
  const headings = page.elements
    .filter((element) => element.tagName === 'h1' && !isOfOthers(element))
    .map(textOf);
  if (named) {
    const without = withoutOutlet(named, headings, names);
    if (without !== plain(named)) yield likely(without, "the page's <title>, without the outlet's name");
    // As in `Home` or `Article`.
    if (without.length < 15 && headings.length === 1 && headings[0] && headings[0].length > without.length)
      yield likely(headings[0], "the page's first heading");
    yield likely(named, "the page's <title>");
  }
  yield guessed(headings[0] ?? '', "the page's first heading");
}

function* bylinesIn(page: Page, data: ArticleData | null, beside: readonly string[]): Generator<Candidate> {
  if (data) yield stated(bylineOf(data.authors), "the author in the page's data (JSON-LD)");
  for (const key of AUTHORS) {
    const values = page.metas.get(key);
    if (values) yield stated(bylineOf(values), `the page's ${key}`);
  }
  const marked = propertiesOf(page, 'author').flatMap((name) => shownByline([name]) ?? []);
  yield stated(bylineOf(marked), "the page's itemprop author");
  yield* shownBylines(page, beside);
}

function* datesIn(
  page: Page,
  data: ArticleData | null,
  found: Found | null,
  url: string | null,
  beside: readonly string[],
): Generator<Candidate> {
  if (data?.published) yield stated(data.published, "the datePublished in the page's data (JSON-LD)");
  yield* under(page, DATES);
  for (const day of propertiesOf(page, 'datePublished'))
    yield stated(day, "the page's itemprop datePublished");
  const inAddress = url ? dayInAddress(url) : null;
  if (inAddress) yield likely(inAddress, "the page's address");
  yield* shownDates(page, beside);
  const dateline = /^(.{6,60}?)\s*(?:--|[—–])\s/u.exec(found?.paragraphs[0] ?? '')?.[1];
  if (dateline) yield guessed(dateline, "the article's first words");
}
