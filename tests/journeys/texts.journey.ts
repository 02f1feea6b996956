import type { Page } from 'playwright';
import { expect, test } from './galley';
import { HOST } from './hosts';
import { kept, type Look, makeDesk, onSample, unanswered, withVersions } from './states';
import { inPseudo } from './words';

/**
 * What is no text of the interface, by how it is marked: what people wrote is laid out for itself (`dir="auto"`, `bdi`),
 * what the domain, the ledger and the host say says that it is English, times are `time`, keys `kbd`, and addresses,
 * paths, commands and ids what they are.
 */
const OTHERS =
  '[dir="auto"], bdi, [lang]:not(html), time, kbd, code, article .report-text, .path, .entry-seq, .entry-words, .logo, .sheet-page, noscript, script, style';

/** What stands in the window outside the brackets of the pseudo-language: texts, then attributes that are read out. */
const plainEnglish = (page: Page): Promise<string[]> =>
  page.evaluate((others) => {
    const found: string[] = [];
    const letters = /\p{L}{2,}/u;
    const outside = (text: string): string => {
      let rest = text;
      for (let before = ''; before !== rest; ) {
        before = rest;
        rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
      }
      return rest;
    };
    // A message may be in pieces, with keys and buttons between: brackets are counted from piece to piece.
    let depth = 0;
    // What lies behind a dialog is out of reach, and was looked at before.
    const seen = document.querySelector('[role="dialog"]') ?? document.body;
    const walker = document.createTreeWalker(seen, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element) continue;
      let plain = '';
      for (const sign of node.textContent ?? '') {
        if (sign === '⟦') depth += 1;
        else if (sign === '⟧') depth -= 1;
        else if (depth === 0) plain += sign;
      }
      if (letters.test(plain) && !element.closest(others))
        found.push(`${plain.trim()} (in ${element.outerHTML.slice(0, 120)})`);
    }
    for (const element of seen.querySelectorAll(
      '[aria-label], [placeholder], [title], [alt], [aria-valuetext]',
    )) {
      if (element.closest(others)) continue;
      for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-valuetext']) {
        const value = element.getAttribute(name);
        const isKey = name === 'title' && element.hasAttribute('aria-keyshortcuts');
        if (value && !isKey && letters.test(outside(value))) found.push(`${name}="${value}"`);
      }
    }
    return [...new Set(found)];
  }, OTHERS);

const looker =
  (page: Page): Look =>
  async (state) =>
    expect.soft(await plainEnglish(page), state).toEqual([]);

test.beforeEach(() => test.setTimeout(300_000));

test('the sample desk speaks no word that is not in the catalogue', async ({ galley }) => {
  const { page } = galley;
  await inPseudo(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
  await onSample(galley, looker(page));
});

test('versions speak no word that is not in the catalogue', async ({ galley }) => {
  await makeDesk(galley);
  await inPseudo(galley.page);
  await withVersions(galley, looker(galley.page));
});

test('a desk that is kept or damaged speaks no word that is not in the catalogue', async ({ galley }) => {
  await makeDesk(galley);
  await inPseudo(galley.page);
  await kept(galley, looker(galley.page));
});

test('a window whose host does not answer speaks no word that is not in the catalogue', async ({
  galley,
}) => {
  test.skip(HOST === 'electron', 'only a browser’s window outlives its host');
  await inPseudo(galley.page);
  await unanswered(galley, looker(galley.page));
});
