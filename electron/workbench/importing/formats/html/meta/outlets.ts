import { addressFrom, hostOf } from './addresses';
import { type Candidate, likely, plain, stated } from './candidates';
import type { ArticleData } from './data';
import type { Page } from './page';
import { propertiesOf } from './properties';

const METAS: readonly string[] = [
  'og:site_name',
  'citation_journal_title',
  'dc.publisher',
  'dcterms.publisher',
];
const NEARLY: readonly string[] = [
  'application-name',
  'apple-mobile-web-app-title',
  'al:ios:app_name',
  'al:android:app_name',
  'publisher',
  'twitter:app:name:iphone',
];

/** The outlets a page names as its own. */
export function outletsIn(page: Page, data: ArticleData | null): Candidate[] {
  const under = (keys: readonly string[], as: typeof stated): Candidate[] =>
    keys.flatMap((key) => (page.metas.get(key) ?? []).map((value) => as(value, `the page's ${key}`)));
  return [
    ...(data?.publishers ?? []).map((name) => stated(name, "the publisher in the page's data (JSON-LD)")),
    ...under(METAS, stated),
    ...propertiesOf(page, 'publisher').map((name) => stated(name, "the page's itemprop publisher")),
    ...under(NEARLY, likely),
  ];
}

/** A name, not an address: of an address, its host's name. */
export function outletFrom(value: string): string | null {
  const name = plain(value);
  const address = addressFrom(/^www\./i.test(name) ? `https://${name}` : name, null);
  if (address !== null) return hostOf(address);
  return name.length > 0 && name.length <= 120 && /[\p{L}\p{N}]/u.test(name) && !name.startsWith('@')
    ? name
    : null;
}
