import { attributeOf } from '../tree';
import { type Candidate, likely, stated } from './candidates';
import type { Page } from './page';

/** Comments in which browsers and other programs say where they saved a page from. */
const SAVED: readonly (readonly [RegExp, string])[] = [
  [/saved from url\s*=\s*\(\d+\)\s*(\S+)/i, 'the comment of the browser that saved the page'],
  [/Page saved with SingleFile[\s\S]*?\burl:\s*(\S+)/, 'the comment of SingleFile, which saved the page'],
  [/Mirrored from (\S+) by HTTrack/i, 'the comment of HTTrack, which saved the page'],
];

/** Where a page was saved from, as is noted beside it, or as the comment says that the program that saved it left. */
export function savedFrom({ comments, address: noted }: Page): Candidate | null {
  if (noted) return noted;
  for (const comment of comments)
    for (const [pattern, from] of SAVED) {
      const found = pattern.exec(comment)?.[1];
      const address = found ? addressFrom(found.includes('://') ? found : `https://${found}`, null) : null;
      if (address) return stated(address, from);
    }
  return null;
}

/** The addresses a page gives for itself, the one meant for quoting it first. */
export function addressesIn(page: Page): Candidate[] {
  const saved = savedFrom(page);
  const base = baseOf(page) ?? saved?.value ?? null;
  const links = page.elements.filter(
    (element) => element.tagName === 'link' && hasRel(attributeOf(element, 'rel'), 'canonical'),
  );
  const given: Candidate[] = [
    ...links.map((link) => stated(attributeOf(link, 'href') ?? '', "the page's canonical link")),
    ...(page.metas.get('og:url') ?? []).map((url) => stated(url, "the page's og:url")),
    ...(saved ? [saved] : []),
    ...['twitter:url', 'parsely-link', 'sailthru.url', 'dc.identifier', 'citation_public_url'].flatMap(
      (key) => (page.metas.get(key) ?? []).map((url) => stated(url, `the page's ${key}`)),
    ),
    ...(baseOf(page) ? [likely(baseOf(page) ?? '', "the page's <base>")] : []),
  ];
  const whole = given.flatMap((candidate) => {
    const value = addressFrom(candidate.value, base);
    return value === null ? [] : [{ ...candidate, value }];
  });
  // Some sites name their front page as every page's address.
  return [...whole.filter(({ value }) => !isFront(value)), ...whole.filter(({ value }) => isFront(value))];
}

const hasRel = (rel: string | null, name: string): boolean =>
  (rel ?? '').toLowerCase().split(/\s+/).includes(name);

function baseOf({ elements }: Page): string | null {
  const base = elements.find((element) => element.tagName === 'base' && attributeOf(element, 'href'));
  return base ? addressFrom(attributeOf(base, 'href') ?? '', null) : null;
}

const isFront = (address: string): boolean =>
  new URL(address).pathname === '/' && new URL(address).search === '';

/** A copy kept by the Internet Archive is of the page at this address. */
const ARCHIVED = /^https?:\/\/web\.archive\.org\/web\/\d+[a-z_]*\/(https?:.+)$/i;

/** An address of the web, whole; null for what is none, as for a file on somebody's disk. */
export function addressFrom(value: string, base: string | null): string | null {
  const trimmed = value.trim();
  if (trimmed === '' || trimmed.length > 2_000) return null;
  try {
    const { href, protocol, hostname } = base === null ? new URL(trimmed) : new URL(trimmed, base);
    if (!/^https?:$/.test(protocol) || /^(?:localhost|127\.|\[)/.test(hostname)) return null;
    return ARCHIVED.exec(href)?.[1] ?? href;
  } catch {
    return null;
  }
}

/** `www.example.org` as people name it: `example.org`. */
export const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./, '');
