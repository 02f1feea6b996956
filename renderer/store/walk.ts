import type { ReportId } from '#shared/domain/ids';
import { marksIn } from '#shared/query/marks-in';
import { overlaps, type Span } from '#shared/text/sentences';
import { say } from '../texts/say';
import type { Scene } from './app';
import type { Opening } from './load';
import { quotationAt } from './select';
import type { Reading, Walking } from './state';

/** How much of a text is looked through at a time, in UTF-16 code units: a few milliseconds' work. */
const SLICE = 16_000;
/** Places walked at most; a report with more says so. */
const MOST = 2000;

/** What to walk: the places `query` finds, from the one that stands at `from` (null: from the first). */
export interface Walk {
  readonly query: string;
  readonly from: Span | null;
}

type Jump = (report: ReportId, opening: Opening) => Promise<void>;

/** From one place that a query found to the next, in the report that is open. */
export const walkActions = ({ get, set }: Scene, jump: Jump) => {
  let scanning: Promise<void> = Promise.resolve();

  /** Looks the report through slice by slice, giving the window its turn between them. */
  const scan = async (reading: Reading, walk: Walking): Promise<void> => {
    let known = walk;
    let marks: Span[] = [];
    for (const slice of slicesOf(reading)) {
      if (get().walking !== known) return;
      const found = marksIn(quotationAt(reading, slice), walk.query, { most: MOST });
      marks = apart([...marks, ...found.map(({ start, end }) => moved({ start, end }, slice.start))]);
      const complete = marks.length < MOST && slice.end === reading.report.text.length;
      const ends = complete || marks.length >= MOST;
      // Told when there is a first place to see, and at the end: each time the marked paragraphs are drawn again.
      if (ends || (known.marks.length === 0 && marks.length > 0)) {
        known = { ...walk, marks: marks.slice(0, MOST), complete };
        set({ walking: known });
      }
      if (ends) return;
      await turn();
    }
  };

  const begin = async (report: ReportId, { query, from }: Walk): Promise<void> => {
    const { reading } = get();
    if (reading?.report.id !== report || query.trim() === '') return;
    const walking: Walking = { report, query, marks: [], complete: false };
    set({ walking });
    scanning = scan(reading, walking);
    await scanning;
    const { walking: now, hit } = get();
    if (now?.report !== report || now.query !== query) return;
    if (now.marks.length === 0) set({ walking: null });
    else if (!from && !hit && now.marks[0]) goTo(reading, now, now.marks[0]);
    else set({ spoken: tallyOf(now, hit) });
  };

  const goTo = (reading: Reading, walking: Walking, hit: Span): void => {
    const at = Math.max(0, reading.sentences.indexAt(hit.start));
    const sentence = reading.sentences.at(at);
    const quotation = sentence ? quotationAt(reading, sentence) : '';
    set({
      hit,
      cursor: { at, from: at },
      selection: null,
      spoken: say('report.foundSpoken', { tally: tallyOf(walking, hit), quotation }),
    });
  };

  return {
    /** Opens a report at a hit and marks every place in it that the query finds. Resolves once all are known. */
    async walkHits(report: ReportId, walk: Walk): Promise<void> {
      await jump(report, { hit: walk.from });
      await begin(report, walk);
    },
    /** The next place, or with -1 the one before; from the last to the first and round again. */
    async stepHit(by: 1 | -1): Promise<void> {
      const before = get().walking;
      if (!before) return;
      await scanning;
      const { walking, reading, hit, cursor } = get();
      if (!walking || walking.report !== before.report || reading?.report.id !== walking.report) return;
      const from = hit?.start ?? reading.sentences.at(cursor.at)?.start ?? 0;
      const to = stepped(walking.marks, from, by);
      if (to) goTo(reading, walking, to);
    },
    endWalk: (): void => set({ walking: null, hit: null }),
  };
};

/** The place after or before an offset, round the end. */
export const stepped = (marks: readonly Span[], from: number, by: 1 | -1): Span | undefined =>
  by > 0
    ? (marks.find(({ start }) => start > from) ?? marks[0])
    : (marks.findLast(({ start }) => start < from) ?? marks.at(-1));

/** Where one is among the places: `3 of 12`; `3 of 2,000+` where there are more than are walked. */
export function tallyOf({ marks, complete }: Walking, hit: Span | null): string {
  const at = hit ? marks.findIndex((mark) => overlaps(mark, hit)) : -1;
  const count = marks.length;
  if (at === -1) return say(complete ? 'report.foundCount' : 'report.foundMore', { count });
  return say(complete ? 'report.foundAt' : 'report.foundAtMore', { at: at + 1, count });
}

/** The text cut between paragraphs; together the slices are the whole of it. */
export function slicesOf({ paragraphs, report: { text } }: Reading): Span[] {
  const slices: Span[] = [];
  let start = 0;
  for (const { end } of paragraphs)
    if (end - start >= SLICE) {
      slices.push({ start, end });
      start = end;
    }
  // A last slice always reaches the end, so that the looking through has one.
  if (start < text.length || slices.length === 0) slices.push({ start, end: text.length });
  return slices;
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** Of places that overlap, the first. */
function apart(marks: readonly Span[]): Span[] {
  let end = -1;
  return marks.filter((mark) => {
    if (mark.start < end) return false;
    end = mark.end;
    return true;
  });
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
