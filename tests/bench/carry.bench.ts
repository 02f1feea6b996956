import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { align } from '#shared/text/carry/align';
import { type Carried, carryAll, carryAlong } from '#shared/text/carry/carry';
import { quoteAt } from '#shared/text/quotes';
import { type Span, sentencesOf } from '#shared/text/sentences';
import { Draft, EDITS, type Edit, several } from '../unit/shared/text/carry/edits';
import { type Judgement, judge, spansToCarry } from '../unit/shared/text/carry/judging';
import { median, quantile, table } from './figures';
import { randomFrom } from './reports';

const ANCHORS = 24;

/**
 * `npm run bench -- carry [TEXTS] [EDITS] [SEED]`, or TEXTS in GALLEY_BENCH_TEXTS: JSON Lines of `{title, text}`, with
 * or without gzip. Carries anchors through seeded edits of those texts, whose true places the edits know, and says how
 * many came right, wrong and not at all; then how long it takes.
 */
export async function bench([
  file = process.env.GALLEY_BENCH_TEXTS,
  edits = '500',
  seed = '1',
]: readonly string[]): Promise<void> {
  if (!file || !existsSync(file)) return console.log('not run here: name texts, or set GALLEY_BENCH_TEXTS');
  const texts = textsIn(file);
  through(texts, Number(edits), Number(seed));
  times(texts);
}

/** Reports of some 200 to 2,000 words. Their lines are wrapped: a paragraph is what stands between empty lines. */
function textsIn(file: string): string[] {
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) =>
      String(JSON.parse(line).text)
        .replaceAll(/(?<=\S) *\n(?=\S)/g, ' ')
        .trim(),
    )
    .filter((text) => text.length > 1200 && text.length < 12_000);
}

const KINDS: Readonly<Record<string, Edit>> = {
  ...EDITS,
  'three of these': several(3),
  'ten of these': several(10),
};

type Tally = Record<Judgement, number>;

function through(texts: readonly string[], edits: number, seed: number): void {
  const random = randomFrom(seed);
  // What is put in comes from reports that nothing is carried through.
  const [foreign, own] = [texts.slice(0, 100), texts.slice(100)];
  const others = foreign.flatMap(someSentences);
  const tallies = new Map<string, Tally>();
  const kinds = Object.entries(KINDS);
  for (let n = 0; n < edits; n++) {
    const [name, edit] = kinds[n % kinds.length] ?? ['', several(1)];
    const text = own[Math.floor(random() * own.length)] ?? '';
    const tally = tallies.get(name) ?? { right: 0, exactly: 0, wrong: 0, lost: 0, gone: 0, copy: 0 };
    tallies.set(name, tally);
    const chance = randomFrom(seed * 1_000_000 + n);
    const spans = spansToCarry(text, chance, ANCHORS);
    const draft = new Draft(text);
    edit(draft, chance, others);
    const carried = carryAll(
      spans.map((span) => ({ ...quoteAt(text, span), ...span })),
      text,
      draft.text,
    );
    spans.forEach((span, at) => {
      const found = carried[at] ?? { outcome: 'lost' };
      const judgement = judge(text, draft, span, found);
      tally[judgement]++;
      if (judgement === 'wrong') tell(`${name}, seed ${seed}, edit ${n}`, text, span, draft, found);
    });
  }
  print(tallies);
}

const someSentences = (text: string): string[] =>
  sentencesOf(text)
    .slice(1, 8)
    .map(({ start, end }) => text.slice(start, end));

function tell(what: string, before: string, span: Span, draft: Draft, found: Carried): void {
  const truth = draft.placeOf(span);
  console.log(`wrong: ${what}, ${found.outcome}\n  was  ${inContext(before, span)}`);
  if (found.outcome !== 'lost') console.log(`  is   ${inContext(draft.text, found.at)}`);
  console.log(`  true ${truth ? inContext(draft.text, truth.at) : 'nowhere'}`);
}

/** A passage, in brackets, with what stands around it. */
function inContext(text: string, { start, end }: Span): string {
  const parts = [
    text.slice(Math.max(0, start - 150), start),
    text.slice(start, end),
    text.slice(end, end + 150),
  ];
  const [ahead, passage, behind] = parts.map((part) => part.replaceAll('\n', '⏎'));
  return `${start}: ${ahead}⟦${passage}⟧${behind}`;
}

function print(tallies: ReadonlyMap<string, Tally>): void {
  const row = (name: string, { right, exactly, wrong, lost, gone, copy }: Tally) => {
    const found = right + exactly;
    const share = `${((100 * found) / Math.max(1, found + lost)).toFixed(1)} %`;
    return [name, ...[found, exactly, wrong, lost, gone, copy].map(String), share];
  };
  const all: Tally = { right: 0, exactly: 0, wrong: 0, lost: 0, gone: 0, copy: 0 };
  for (const tally of tallies.values())
    for (const key of Object.keys(all) as Judgement[]) all[key] += tally[key];
  table('Anchors through edits', [
    [
      'edit',
      'right',
      'to the unit',
      'wrong',
      'lost',
      'rightly lost',
      'a copy as near',
      'right of those there',
    ],
    ...[...tallies].map(([name, tally]) => row(name, tally)),
    row('all', all),
  ]);
}

function times(texts: readonly string[]): void {
  const book = texts.join('\n\n').split(' ');
  const rows = [300, 3_000, 100_000, 1_500_000].map((count) => {
    const text = book.slice(0, count).join(' ').slice(0, 9_900_000);
    const [early, late] = [text.slice(0, text.length / 3), text.slice(text.length / 3)];
    const draft = `Update: one more response.\n\n${early} not ${late}`;
    const other = book.slice(-count).join(' ').slice(0, 9_900_000);
    const aligning = Array.from({ length: count > 200_000 ? 1 : 5 }, () => timed(() => align(text, draft)));
    const anchors = sentencesOf(text.slice(0, 400_000))
      .slice(0, 200)
      .map((span) => ({ ...quoteAt(text, span), start: span.start, end: span.end }));
    const alignment = align(text, draft);
    const each = timed(() => carryAlong(anchors, alignment)) / anchors.length;
    const different = timed(() => align(text, other));
    return [
      String(count),
      (text.length / 1e6).toFixed(2),
      median(aligning),
      quantile(aligning, 1),
      each,
      different,
    ];
  });
  table('Time, ms', [
    ['words', 'million units', 'aligning, median', 'most', 'then each anchor', 'aligning with another text'],
    ...rows,
  ]);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
