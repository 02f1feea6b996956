import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createGunzip } from 'node:zlib';
import { idAt, seqOf } from '#shared/domain/ids';
import { wordsOf } from '#shared/query/tokens';
import { type Comparison, compared, isOneSource } from '#shared/text/alike/relation';
import { paragraphsOf, sentencesOf } from '#shared/text/sentences';
import { Alike } from '#workbench/alike/alike';
import { quantile, table } from './figures';
import { randomFrom } from './reports';
import { corpus } from './search/corpus';

const SEED = 5;
/** So many of the same words in a row, found apart from what is measured, show that a passage is there indeed. */
const IN_A_ROW = 12;
const EACH = 200;
const OTHERS = 2000;
const SIZES = [1000, 10_000, 100_000];

interface Document {
  readonly month: string;
  readonly text: string;
}

/**
 * `npm run bench -- alike [quality|time]`, over the documents in GALLEY_BENCH_TEXTS (JSON Lines, perhaps gzipped, each
 * with title, date and text). How well texts made from them are led back to them, and how many others are taken for
 * one; and how long adding and asking take among 1,000, 10,000 and 100,000 reports.
 */
export async function bench([part = 'all']: readonly string[]): Promise<void> {
  const path = process.env.GALLEY_BENCH_TEXTS;
  if (!path || !existsSync(path)) return console.log('not run here: GALLEY_BENCH_TEXTS names no file');
  if (part !== 'quality') for (const size of SIZES) await times(size);
  if (part === 'time') return;
  for (const words of [200, 300, 900]) quality(await documentsIn(path, words), words);
}

/** Documents as long as reports: each cut after the paragraph in which it reaches so many words; short ones left out. */
async function documentsIn(path: string, most: number): Promise<Document[]> {
  const bytes = createReadStream(path);
  const documents: Document[] = [];
  for await (const line of createInterface({
    input: path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes,
  })) {
    const { text, date } = JSON.parse(line) as { text: string; date: string };
    const cut = beginningOf(text, most);
    if (cut !== null) documents.push({ month: date.slice(0, 7), text: cut });
  }
  return documents;
}

function beginningOf(text: string, most: number): string | null {
  let words = 0;
  const kept: string[] = [];
  // Addresses of links are not what a reader reads, and lines broken at a width are no paragraphs.
  for (const lines of text.replaceAll(/\]\([^)]*\)/g, ']').split(/\n\s*\n/)) {
    const paragraph = lines.replaceAll(/\s*\n\s*/g, ' ');
    kept.push(paragraph);
    words += paragraph.split(/\s+/).length;
    if (words >= most) return kept.join('\n\n');
  }
  return null;
}

function quality(documents: readonly Document[], words: number): void {
  const texts = documents.map(({ text }) => text);
  const alike = new Alike();
  for (const [at, text] of texts.entries()) alike.add(idAt('report', at + 1), text);
  const isSetPhrase = (passage: string): boolean => alike.isSetPhrase(passage);
  const tallies = new Map<string, Tally>();
  for (const made of madeFrom(texts, EACH, SEED)) {
    const tally = tallies.get(made.kind) ?? new Tally();
    tallies.set(made.kind, tally);
    tally.note(made, texts, alike);
  }
  table(`${texts.length} documents of about ${words} words, ${EACH} texts made of each kind`, [
    ['', 'recall', 'precision', 'others, rightly', 'one source: recall', 'precision'],
    ...[...tallies].map(([kind, tally]) => [kind, ...tally.figures()]),
  ]);
  negatives(documents, isSetPhrase);
}

/** What came of asking with the texts of one kind. */
class Tally {
  #made = 0;
  #found = 0;
  #wrong = 0;
  #natural = 0;
  #ones = 0;
  #onesFound = 0;
  #onesWrong = 0;

  note(made: Made, texts: readonly string[], alike: Alike): void {
    const found = new Map<number, Comparison>();
    for (const { report } of alike.near(made.text)) {
      const at = seqOf(report) - 1;
      const comparison = compared(made.text, texts[at] as string, (passage) => alike.isSetPhrase(passage));
      if (comparison.relation) found.set(at, comparison);
    }
    this.#made++;
    this.#noteFrom(made, found.get(made.from));
    found.delete(made.from);
    if (made.rest !== null) found.delete(made.rest);
    for (const [at, comparison] of found) this.#noteOther(made, texts[at] as string, comparison);
  }

  #noteFrom(made: Made, comparison: Comparison | undefined): void {
    const isOne = comparison !== undefined && isOneSource(comparison);
    if (comparison) this.#found++;
    if (made.oneSource) this.#ones++;
    if (isOne && made.oneSource) this.#onesFound++;
    if (isOne && !made.oneSource) {
      this.#onesWrong++;
    }
  }

  #noteOther(made: Made, text: string, comparison: Comparison): void {
    // The documents share passages of their own: what is there word for word is found rightly.
    if (shareVerbatim(made.text, text, IN_A_ROW)) this.#natural++;
    else {
      this.#wrong++;
      if (isOneSource(comparison)) this.#onesWrong++;
    }
  }

  figures(): (string | number)[] {
    const { format } = new Intl.NumberFormat('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 });
    const share = (part: number, whole: number): string => (whole === 0 ? '–' : format(part / whole));
    return [
      share(this.#found, this.#made),
      share(this.#found, this.#found + this.#wrong),
      String(this.#natural),
      share(this.#onesFound, this.#ones),
      this.#ones === 0
        ? `${this.#onesWrong} wrong`
        : share(this.#onesFound, this.#onesFound + this.#onesWrong),
    ];
  }
}

/** Pairs of documents that have nothing to do with one another, half of them of the same outlet and month. */
function negatives(documents: readonly Document[], isSetPhrase: (passage: string) => boolean): void {
  const random = randomFrom(SEED);
  const any = (from: readonly Document[]): Document => from[Math.floor(random() * from.length)] as Document;
  let [taken, verbatim, one, pairs] = [0, 0, 0, 0];
  while (pairs < OTHERS) {
    const document = any(documents);
    const others = pairs % 2 === 0 ? documents : documents.filter(({ month }) => month === document.month);
    const other = any(others);
    if (other === document) continue;
    pairs++;
    const comparison = compared(document.text, other.text, isSetPhrase);
    if (comparison.relation === null) continue;
    if (shareVerbatim(document.text, other.text, IN_A_ROW)) verbatim++;
    else taken++;
    if (isOneSource(comparison)) one++;
  }
  table(`${OTHERS} pairs of other documents, half of them of one month`, [
    ['taken for alike', `of these with ${IN_A_ROW} words in a row`, 'one source'],
    [String(taken + verbatim), String(verbatim), String(one)],
  ]);
}

async function times(size: number): Promise<void> {
  const before = memory();
  const alike = new Alike();
  const asked: string[] = [];
  let [adding, at] = [0, 0];
  for await (const { text } of corpus(size)) {
    if (at % Math.ceil(size / 200) === 0) asked.push(text);
    const begun = performance.now();
    alike.add(idAt('report', ++at), text);
    adding += performance.now() - begun;
  }
  const held = memory() - before;
  const spent = asked.map((text) => {
    const begun = performance.now();
    alike.near(text);
    return performance.now() - begun;
  });
  const comparing = asked.slice(1).map((text, n) => {
    const begun = performance.now();
    compared(text, asked[n] as string);
    return performance.now() - begun;
  });
  table(`${alike.size} reports`, [
    ['added, ms each', 'asked, ms: p50', 'p95', 'most', 'two texts compared, ms: p50', 'memory, MB'],
    [adding / size, ...[0.5, 0.95, 1].map((q) => quantile(spent, q)), quantile(comparing, 0.5), held / 1e6],
  ]);
}

function memory(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A text made from others, and what it must be found to be. */
interface Made {
  readonly kind: string;
  readonly text: string;
  /** The document it was made from, by its place among all, and the one the rest was taken from. */
  readonly from: number;
  readonly rest: number | null;
  /** Whether more than a third of the shorter stands in the other. */
  readonly oneSource: boolean;
}

type Random = () => number;
interface Kind {
  readonly kind: string;
  readonly make: (from: string, rest: string, random: Random) => string;
  readonly rests: boolean;
  readonly one: boolean;
}

/** What sub-editors do to a story, and how much of it another report has taken over. */
const KINDS: readonly Kind[] = [
  { kind: 'cut to half', make: (from) => cut(from, 0.5), rests: false, one: true },
  {
    kind: 'paragraphs reordered',
    make: (from, _, random) => reordered(from, random),
    rests: false,
    one: true,
  },
  { kind: 'new headline and lead', make: (from, rest) => newLead(from, rest), rests: true, one: true },
  { kind: 'a word in 12 changed', make: edited, rests: true, one: true },
  { kind: '60 percent shared', make: sharing(0.6), rests: true, one: true },
  { kind: '40 percent shared', make: sharing(0.4), rests: true, one: true },
  { kind: '20 percent shared', make: sharing(0.2), rests: true, one: false },
  { kind: '10 percent shared', make: sharing(0.1), rests: true, one: false },
];

/** `count` texts of each kind, from documents chosen with a seed. */
function* madeFrom(documents: readonly string[], count: number, seed: number): Generator<Made> {
  const random = randomFrom(seed);
  for (const { kind, make, rests, one } of KINDS) {
    for (let n = 0; n < count; n++) {
      const from = Math.floor(random() * documents.length);
      const rest = (from + 1 + Math.floor(random() * (documents.length - 1))) % documents.length;
      const text = make(documents[from] as string, documents[rest] as string, random);
      yield { kind, text, from, rest: rests ? rest : null, oneSource: one };
    }
  }
}

/** Whole words up to a share of all. */
function cut(text: string, share: number): string {
  const words = text.split(/(?<=\s)/);
  return words
    .slice(0, Math.round(words.length * share))
    .join('')
    .trim();
}

const partsOf = (text: string, spans: readonly { start: number; end: number }[]): string[] =>
  spans.map(({ start, end }) => text.slice(start, end));

function reordered(text: string, random: Random): string {
  const paragraphs = partsOf(text, paragraphsOf(text));
  for (let at = paragraphs.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [paragraphs[at], paragraphs[other]] = [paragraphs[other] as string, paragraphs[at] as string];
  }
  return paragraphs.join('\n\n');
}

/** The first two sentences are another document's. */
const newLead = (from: string, rest: string): string =>
  [...partsOf(rest, sentencesOf(rest).slice(0, 2)), ...partsOf(from, sentencesOf(from).slice(2))].join(
    '\n\n',
  );

function edited(from: string, rest: string, random: Random): string {
  const others = rest.split(/\s+/);
  const other = (): string => others[Math.floor(random() * others.length)] ?? '';
  return from.replaceAll(/\S+/g, (word) => (random() < 1 / 12 ? other() : word));
}

/** As long as `from`: a passage of it, and around that the beginning of the other document. */
function sharing(share: number): Kind['make'] {
  return (from, rest, random) => {
    const words = from.split(/\s+/);
    const taken = Math.round(words.length * share);
    const begin = Math.floor(random() * (words.length - taken));
    const passage = words.slice(begin, begin + taken).join(' ');
    const around = cut(rest, Math.min(1, (words.length - taken) / rest.split(/\s+/).length));
    const sentences = partsOf(around, sentencesOf(around));
    const at = Math.floor(random() * (sentences.length + 1));
    return [...sentences.slice(0, at), passage, ...sentences.slice(at)].join('\n');
  };
}

/**
 * Whether `count` words in a row stand in both texts, found by searching for every run of them: slow and plain, to
 * judge by what the real thing found.
 */
function shareVerbatim(one: string, other: string, count: number): boolean {
  const words = wordsOf(one);
  const haystack = ` ${wordsOf(other).join(' ')} `;
  return words.some(
    (_, at) => at + count <= words.length && haystack.includes(` ${words.slice(at, at + count).join(' ')} `),
  );
}
