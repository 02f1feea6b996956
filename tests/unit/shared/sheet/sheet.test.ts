import { describe, expect, it } from 'vitest';
import { idAt } from '#shared/domain/ids';
import { inWords, STANCES, VERDICTS } from '#shared/domain/stances';
import { sheetData } from '#shared/sheet/data';
import type { SheetInput } from '#shared/sheet/input';
import { sheetHtml } from '#shared/sheet/sheet';
import { anchor, claim, input, party, r, report, response, ruled } from './views';

const sheet = (data: SheetInput, paper: 'A4' | 'Letter' = 'A4'): string =>
  sheetHtml(sheetData(data), { paper });
/** What a reader sees of the body: tags out, entities back, white space run together. */
const read = (page: string): string =>
  page
    .replace(/^.*<body>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');

describe('the document', () => {
  const page = sheet(input([claim(1)]));

  it('is complete, titled, in a language, and allows itself nothing from outside', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain('<title>Verdict sheet: A story</title>');
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; font-src data:">`,
    );
    expect(page).not.toMatch(/<script|<link|<img|@import|https?:/);
  });

  it('is on the paper asked for, with page x of y', () => {
    expect(page).toContain('size:A4');
    expect(sheet(input([]), 'Letter')).toContain('size:letter');
    expect(page).toContain('"page " counter(page) " of " counter(pages)');
  });

  it('has one h1, sections under h2 and claims and sources under h3', () => {
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect([...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, words]) => words)).toEqual([
      'Summary',
      'Claims',
      'Sources',
    ]);
    expect(page.match(/<h3/g)).toHaveLength(3);
  });

  it('lets nothing that was brought in become markup', () => {
    const evil = `</style></title><script>alert(1)</script>"'&`;
    const answered = response(3, party(2, evil, { role: evil, aka: [evil] }), {
      described: evil,
      via: evil,
      note: evil,
      anchor: { ...anchor(r(1), 5, evil), reportName: evil },
    });
    const evilPage = sheet(
      input(
        [
          claim(1, {
            text: evil,
            responses: [answered],
            notes: [{ id: idAt('note', 9), text: evil, checker: evil, time: '2026-11-20T09:00:00.000Z' }],
            warnings: [{ kind: 'single-voice', text: evil }],
            ...ruled('confirmed', [answered], evil),
          }),
        ],
        {
          title: evil,
          reports: [
            report(1, {
              name: evil,
              title: evil,
              outlet: evil,
              byline: evil,
              date: evil,
              url: evil,
              origin: evil,
            }),
          ],
          checker: evil,
          version: evil,
        },
      ),
    );
    expect(evilPage).not.toContain('<script');
    expect(evilPage.match(/<\/style>/g)).toHaveLength(1);
    expect(evilPage.match(/<\/title>/g)).toHaveLength(1);
    expect(read(evilPage).split('alert(1)').length).toBeGreaterThan(15);
  });
});

describe('the masthead', () => {
  it('names report, outlet, date, checker, time with zone, ledger head and version, and leaves lines to sign', () => {
    const words = read(
      sheet(
        input([claim(1, ruled('open', [], 'Ada'))], {
          kind: 'report',
          title: 'Talks on',
          reports: [report(1, { outlet: 'The Daily', date: '2019-10-04' })],
        }),
      ),
    );
    for (const part of [
      'Verdict sheet of a report Talks on',
      'Outlet The Daily Date 2019-10-04',
      'Checked by Ada',
      'Printed 21 November 2026 at 10:04 CET by Printing Person',
      `entry 77, SHA-256 ${'12'.repeat(32)}; Galley 9.9.9`,
      'Second read Editor',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('gives the reports of a story letters, and says “not known” of what is unknown', () => {
    const words = read(sheet(input([])));
    expect(words).toContain('A Report r1 outlet not known , date not known , 1,234 words B Report r2');
  });
});

describe('a claim', () => {
  it.each(STANCES)('shows the stance %s in full words with a mark', (stance) => {
    const page = sheet(input([claim(1, { responses: [response(3, party(2, 'X'), { stance })] })]));
    expect(page).toMatch(
      new RegExp(`<svg class="mark ${stance}"[^>]*><path d="[^"]+"/></svg> ${inWords(stance)}<`),
    );
  });

  it.each(VERDICTS)('shows the verdict %s in full words with a mark', (verdict) => {
    const page = sheet(input([claim(1, ruled(verdict))]));
    expect(page).toMatch(
      new RegExp(
        `Verdict: <span class="marked"><svg class="mark ${verdict}"[^>]*>.*?</svg> ${inWords(verdict)}<`,
      ),
    );
  });

  it('tells wording, id, quotations with their places, responses, basis, warnings and notes', () => {
    const basis = response(3, party(2, 'Minister'), { anchor: anchor(r(2), 250, 'yes, we met') });
    const beside = response(4, party(3, 'Embassy'), { stance: 'declined', scope: 'part', via: 'an aide' });
    const words = read(
      sheet(
        input([
          claim(17, {
            text: 'They met',
            anchors: [anchor(r(1), 120, 'a meeting took place')],
            responses: [basis, beside],
            warnings: [{ kind: 'single-voice', text: 'Rests on a single voice.' }],
            notes: [
              {
                id: idAt('note', 9),
                text: 'Ask again on Monday',
                checker: 'Ben',
                time: '2026-11-20T09:00:00.000Z',
              },
            ],
            ...ruled('confirmed', [basis]),
          }),
        ]),
      ),
    );
    for (const part of [
      '1 They met c17 confirmed',
      '“a meeting took place” A Report r1 , paragraph 2',
      '“yes, we met” B, paragraph 3',
      'Embassy named declined to comment of a part only second-hand via an aide , on the record Told to the desk',
      'Verdict: confirmed . It rests on Minister .',
      'Given by Ada , 20 Nov 2026, 10:00 CET.',
      'Beside it: Embassy (declined to comment, second-hand, of a part only).',
      'Warning Rests on a single voice.',
      'Note Ask again on Monday Ben , 20 Nov 2026, 10:00 CET',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('nobody answered for is “not reported”, never “no response”', () => {
    const page = sheet(input([claim(1)]));
    expect(read(page)).toContain('Not reported: no party’s answer');
    expect(read(page).slice(read(page).indexOf('Claims 1'))).not.toContain('no response');
  });

  it('answered off the record alone looks just like one nobody answered', () => {
    const secret = response(3, party(2, 'Secret'), { footing: 'off-record', note: 'hush' });
    expect(sheet(input([claim(1, { responses: [secret] })]))).toBe(sheet(input([claim(1)])));
  });

  it('without a verdict is open and says so', () => {
    expect(read(sheet(input([claim(1)])))).toContain('Verdict: open . No verdict has been given yet.');
  });
});

it('lists each source with what is known of it, its hashes, and no folder of the checker’s machine', () => {
  const origin = 'C:\\Users\\ada\\secret\\x.txt';
  const words = read(
    sheet(input([], { reports: [report(1, { origin, byline: 'B. Line', url: 'example.org/a' })] })),
  );
  expect(words).toContain(
    `Title not known Outlet not known Byline B. Line Date not known Address example.org/a Brought in from x.txt, 1,234 words SHA-256, original ${'cd'.repeat(32)} SHA-256, text ${'ef'.repeat(32)}`,
  );
  expect(words).not.toContain('secret');
});
