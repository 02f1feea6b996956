import { attributeOf, type TreeElement } from '../tree';
import { type Candidate, firstOf, likely, stated } from './candidates';
import type { Page } from './page';

/** The language a page says it is in. */
export function languageIn(page: Page, inData: string | null): Candidate | null {
  const said = (names: readonly string[]): Candidate[] =>
    page.elements.filter(({ tagName }) => names.includes(tagName)).flatMap(ofElement);
  const metas = ['og:locale', 'dc.language', 'dcterms.language', 'language', 'citation_language'];
  return firstOf(
    [
      ...said(['html']),
      ...(inData ? [stated(inData, "the inLanguage of the page's data (JSON-LD)")] : []),
      ...headersIn(page),
      ...metas.flatMap((key) =>
        (page.metas.get(key) ?? []).map((value) => stated(value, `the page's ${key}`)),
      ),
      ...said(['body', 'main', 'article']).map(({ value, from }) => likely(value, from)),
    ],
    tagOf,
  );
}

const ofElement = (element: TreeElement): Candidate[] => {
  const value = attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang');
  return value ? [stated(value, `the lang of the page's <${element.tagName}>`)] : [];
};

const headersIn = ({ elements }: Page): Candidate[] =>
  elements
    .filter((element) => attributeOf(element, 'http-equiv')?.toLowerCase() === 'content-language')
    .map((element) => stated(attributeOf(element, 'content') ?? '', "the page's Content-Language"));

/** `en_us` as BCP 47 writes it: `en-US`; null for what is no language, and where several are named. */
function tagOf(value: string): string | null {
  const spelled = value.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(spelled) || /^(?:und|mul|zxx)\b/i.test(spelled)) return null;
  try {
    return Intl.getCanonicalLocales(spelled)[0] ?? null;
  } catch {
    return null;
  }
}
