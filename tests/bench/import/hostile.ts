import { FaultError } from '#shared/contract/faults';
import { MAX_REPORT_BYTES } from '#shared/text/limits';
import { readHtml } from '#workbench/importing/formats/html/read';
import { table } from '../figures';

const WORDS =
  'The council voted on Thursday to close the old ferry, which has crossed the river since 1871. ';
/** Fewer than so many elements are read; a page of more is refused by its reader. */
const MOST = 390_000;

const many = (piece: string, most = MOST): string =>
  piece.repeat(Math.min(most, Math.floor((MAX_REPORT_BYTES - 10_000) / piece.length)));
const attributes = (count: number): string => Array.from({ length: count }, (_, at) => `a${at}=1`).join(' ');

/** Pages as large as a report may be, each of another kind of which one costs most. */
const PAGES: Readonly<Record<string, () => string>> = {
  paragraphs: () => many(`<p>${WORDS}</p>`),
  'one text': () => many(WORDS),
  'one word': () => many('a', MAX_REPORT_BYTES),
  links: () => many('<a href="/x/y">Another report of today</a> '),
  spans: () => many('<span>word</span> '),
  'list boxes': () => many('<select><option>a', MOST / 3),
  headings: () => many('<h1>Title of the page</h1>', MOST / 2),
  tables: () => many('<tr><td><p>one, two</p></td></tr>', MOST / 3),
  pictures: () => many('<p><img src="a.jpg" data-src="b.jpg"></p>', MOST / 3),
  entities: () => many('&amp;&lt;'),
  times: () => many('<time>1 March 2015</time><p class=byline>By Jane Doe</p>', MOST / 2),
  'an element of 200,000 attributes': () => `<div ${attributes(200_000)}>${many(`<p>${WORDS}</p>`, 1000)}`,
  '250 elements of 2,000 attributes': () => many(`<div ${attributes(2000)}>`, 250) + WORDS,
  'text at 250 levels': () => '<div>'.repeat(250) + many(WORDS),
  'dates within dates': () => '<div class=date>'.repeat(250) + many('<p class=date>no day</p>', MOST / 3),
  'hidden within hidden': () =>
    '<div aria-hidden=true>'.repeat(250) + many('<p aria-hidden=true>a</p>', MOST / 3),
  'as many steps as are searched': () => '<div>'.repeat(250) + '<i>a</i>'.repeat(1850) + WORDS.repeat(5),
};

/** How long the largest pages take, and how each ends. */
export async function hostile(): Promise<void> {
  const rows: (string | number)[][] = [['', 'MB', 'seconds', 'ends as']];
  for (const [name, make] of Object.entries(PAGES)) {
    const bytes = Buffer.from(`<!doctype html><title>x</title>${make()}`);
    const from = performance.now();
    const end = await readHtml(bytes, 'page.html').then(
      ({ provenance }) => provenance.text?.from ?? 'nothing',
      (error: unknown) => (error instanceof FaultError ? error.what : `CRASH ${String(error)}`),
    );
    rows.push([name, bytes.length / 1e6, (performance.now() - from) / 1000, end]);
  }
  table('The largest pages', rows);
}
