import { isArticle, namesAt, type Thing, textAt, thingsAt, thingsIn } from './json-ld';
import { share } from './likeness';
import type { Page } from './page';

/** What a page's data (JSON-LD) says of its article. */
export interface ArticleData {
  readonly article: Thing;
  /** Where it says more than one, the one most like the page's `<title>` comes first. */
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  readonly publishers: readonly string[];
  readonly published: string | null;
  readonly addresses: readonly string[];
  readonly language: string | null;
  readonly body: string | null;
}

/**
 * The data of the article the page is for: pages also hold that of articles they lead to.
 * @param title the page's `<title>`
 * @param addresses where the page is or was
 */
export function articleDataOf(page: Page, title: string, addresses: readonly string[]): ArticleData | null {
  const all = thingsIn(page.data);
  const articles = all.filter(isArticle).slice(0, 500);
  const fitOf = (article: Thing): number =>
    (addressesOf(article, all).some((address) => addresses.includes(address)) ? 1 : 0) +
    Math.max(0, ...titlesOf(article).map((each) => share(each, title)));
  const best = articles
    .map((article) => ({ article, fits: fitOf(article) }))
    .sort((a, b) => b.fits - a.fits)[0];
  // One of many that fits none of what the page says of itself is one it leads to.
  if (!best || (best.fits < 0.3 && articles.length > 1)) return null;
  return readOf(best.article, all, title);
}

function readOf(article: Thing, all: readonly Thing[], title: string): ArticleData {
  const titles = titlesOf(article).sort((a, b) => likeness(b, title) - likeness(a, title));
  return {
    article,
    titles,
    authors: namesAt(article, 'author', all).concat(namesAt(article, 'creator', all)),
    publishers: namesAt(article, 'publisher', all),
    published: textAt(article, 'datePublished') ?? textAt(article, 'dateCreated'),
    addresses: addressesOf(article, all),
    language: textAt(article, 'inLanguage'),
    body: textAt(article, 'articleBody'),
  };
}

/** 1 for what may be a page's title, its headline included; 0 for a part of it or something else. */
const likeness = (each: string, title: string): number =>
  Math.round(share(each, title) * Math.sqrt(share(title, each)));

const titlesOf = (article: Thing): string[] =>
  ['headline', 'name'].flatMap((property) => textAt(article, property) ?? []);

const addressesOf = (article: Thing, all: readonly Thing[]): string[] =>
  [textAt(article, 'url'), ...mainPages(article, all), textAt(article, '@id')].flatMap((address) =>
    address !== null && /^https?:/i.test(address) ? [address.replace(/#.*$/, '')] : [],
  );

const mainPages = (article: Thing, all: readonly Thing[]): (string | null)[] =>
  thingsAt(article, 'mainEntityOfPage', all).map(
    (page) => textAt(page, '@id') ?? textAt(page, 'url') ?? textAt(page, 'name'),
  );
