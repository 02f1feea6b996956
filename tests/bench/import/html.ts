import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHtml } from '#workbench/importing/formats/html/read';
import type { Reading } from '#workbench/importing/reading';
import { quantile, table } from '../figures';

interface Expected {
  readonly title: string | null;
  readonly byline: string | null;
  readonly publishedTime: string | null;
  readonly siteName: string | null;
}

/** A page, what was read of it, and how that compares. */
interface Row {
  readonly name: string;
  readonly reading: Reading;
  readonly f1: number;
  readonly expected: Expected;
}

/**
 * Saved pages against what Mozilla's tests expect of Readability: the article's words (F1 of the two multisets, lower
 * case), title, byline and date.
 * @param folder a folder for each page, with `source.html`, `expected.html` and `expected-metadata.json`
 */
export async function bench(folder: string): Promise<void> {
  if (!existsSync(folder)) return console.log(`not run here: there is no ${folder}`);
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.html')));
  const rows: Row[] = [];
  for (const name of names) rows.push(await compared(folder, name));
  table('article text: token F1 by page', [
    ['page', 'F1', 'words', 'title', 'byline', 'date'],
    ...rows.map((row) => [
      row.name,
      row.f1.toFixed(4),
      String(wordsOf(row.reading.text).length),
      ...FIELDS.map(([, right]) => spelled(right(row))),
    ]),
  ]);
  const f1 = rows.map((row) => row.f1);
  table('article text: token F1', [
    ['pages', 'mean', 'lowest', 'tenth lowest of 100', 'below 0.8'],
    [
      String(rows.length),
      (f1.reduce((sum, each) => sum + each, 0) / f1.length).toFixed(4),
      Math.min(...f1).toFixed(4),
      quantile(f1, 0.1).toFixed(4),
      String(f1.filter((each) => each < 0.8).length),
    ],
  ]);
  table('metadata: right, of the pages for which it is expected', [
    ['field', 'right', 'expected', 'percent', 'given where none is expected'],
    ...FIELDS.map(([field, right, given]) => share(field, rows.map(right), rows.filter(given).length)),
  ]);
  for (const { name, reading, expected } of rows)
    for (const [field, right] of FIELDS)
      if (right({ name, reading, expected, f1: 0 }) === false)
        console.log(`  ${name}: ${field}: ${JSON.stringify({ read: reading.meta, expected })}`);
  await speed(folder, names);
}

const spelled = (right: boolean | null): string => (right === null ? '' : right ? 'right' : 'WRONG');

function share(field: string, rights: readonly (boolean | null)[], extra: number): string[] {
  const expected = rights.filter((right) => right !== null);
  const right = expected.filter(Boolean).length;
  const percent = expected.length === 0 ? '' : ((100 * right) / expected.length).toFixed(1);
  return [field, String(right), String(expected.length), percent, String(extra)];
}

async function compared(folder: string, name: string): Promise<Row> {
  const read = (file: string): Buffer => readFileSync(join(folder, name, file));
  const reading = await readHtml(read('source.html'), `${name}/source.html`);
  const article = read('expected.html').toString('utf8');
  const expected = JSON.parse(read('expected-metadata.json').toString('utf8')) as Expected;
  return { name, reading, expected, f1: f1Of(wordsOf(textOf(article)), wordsOf(reading.text)) };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  apos: "'",
};

/** The text of serialised HTML by itself, so that nothing of what is measured measures it. */
const textOf = (html: string): string =>
  html
    .replaceAll(
      /<(?:svg|script|style|iframe|object|video)\b[\s\S]*?<\/(?:svg|script|style|iframe|object|video)>/gi,
      ' ',
    )
    .replaceAll(
      /<\/?(?:a|b|i|u|s|em|strong|span|code|su[bp]|small|abbr|q|cite|time|mark|kbd|font|del|ins|wbr)\b[^>]*>/gi,
      '',
    )
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#x([\da-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/&(\w+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole);

const wordsOf = (text: string): string[] =>
  text
    .replaceAll('\u00ad', '')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

function f1Of(expected: readonly string[], got: readonly string[]): number {
  if (expected.length + got.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of got) {
    const many = left.get(word) ?? 0;
    if (many > 0) both += 1;
    left.set(word, many - 1);
  }
  return (2 * both) / (expected.length + got.length);
}

const plain = (value: string): string => value.replaceAll(/\s+/g, ' ').trim().toLowerCase();
const named = (value: string): string => plain(value).replace(/^by\s+/, '');

/** Each field: whether it is right, null where nothing is expected; and whether it is given where nothing is. */
const FIELDS: readonly (readonly [string, (row: Row) => boolean | null, (row: Row) => boolean])[] = [
  [
    'title',
    ({ reading, expected }) => same(expected.title, reading.meta.title, plain),
    extra('title', 'title'),
  ],
  [
    'byline',
    ({ reading, expected }) => same(expected.byline, reading.meta.byline, named),
    extra('byline', 'byline'),
  ],
  [
    'date',
    ({ reading, expected }) => same(expected.publishedTime, reading.meta.date, (value) => value.slice(0, 10)),
    extra('date', 'publishedTime'),
  ],
  [
    'outlet',
    ({ reading, expected }) => same(expected.siteName, reading.meta.outlet, plain),
    extra('outlet', 'siteName'),
  ],
];

const same = (expected: string | null, got: string | null, as: (value: string) => string): boolean | null =>
  expected ? got !== null && as(got) === as(expected) : null;

function extra(field: keyof Reading['meta'], theirs: keyof Expected): (row: Row) => boolean {
  return ({ reading, expected }) => !expected[theirs] && reading.meta[field] !== null;
}

async function speed(folder: string, names: readonly string[]): Promise<void> {
  const pages = names.map((name) => readFileSync(join(folder, name, 'source.html')));
  const start = performance.now();
  for (const page of pages) await readHtml(page, 'page.html');
  const seconds = (performance.now() - start) / 1_000;
  const megabytes = pages.reduce((sum, page) => sum + page.length, 0) / 1e6;
  table('speed, one reader, warm', [
    ['pages/s', 'MB/s', 'ms a page'],
    [
      (pages.length / seconds).toFixed(1),
      (megabytes / seconds).toFixed(1),
      ((1_000 * seconds) / pages.length).toFixed(1),
    ],
  ]);
}
