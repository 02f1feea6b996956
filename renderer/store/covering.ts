import type { ClaimView, WaiverView } from '#shared/contract/views';
import { type Coverage, type CoverageCounts, countsOf, coverageOf } from '#shared/domain/coverage';
import type { CutText } from '#shared/text/cut';
import { overlaps, type Span } from '#shared/text/sentences';
import { say } from '../texts/say';
import type { Scene } from './app';
import type { Loader } from './load';
import { once } from './once';
import { cursorSpan, placeNow, quotationAt } from './select';
import type { AppState, Reading } from './state';
import type { WindowActions } from './window';

/** As many reasons given before as are kept: a few more than are offered. */
const MOST = 20;

/** What became of each sentence of the open report, and how many of each there are. */
export interface Covered {
  readonly coverage: readonly Coverage[];
  readonly counts: CoverageCounts;
}

/** Worked out once for as long as nothing about it changes: it is asked for whenever anything in the window does. */
const covered = once(
  (
    sentences: CutText,
    report: string,
    waived: readonly WaiverView[],
    claims: readonly ClaimView[],
  ): Covered => {
    const coverage = coverageOf(sentences.all, checkedIn(report, claims), waived);
    return { coverage, counts: countsOf(coverage) };
  },
);

const coveredIn = ({ report, sentences }: Reading, claims: readonly ClaimView[]): Covered =>
  covered(sentences, report.id, report.waived, claims);

/** The places in a report that somebody checks: of claims, and of responses to any claim. */
const checkedIn = (report: string, claims: readonly ClaimView[]): Span[] =>
  claims
    .flatMap(({ anchors, responses }) => [...anchors, ...responses.flatMap(({ anchor }) => anchor ?? [])])
    .filter((anchor) => anchor.report === report);

/** How much of the open report is covered; null while its text is still being cut. */
export const coveredNow = ({ reading, whole, claims }: AppState): Covered | null =>
  reading && reading.sentences === whole ? coveredIn(reading, claims) : null;

/** What became of the sentences under the cursor: open where one of them is. */
export function coverageHere(state: AppState): Coverage | null {
  const { reading, cursor, claims } = state;
  const span = reading && cursorSpan(reading, cursor);
  if (!reading || !span) return null;
  const [first, end] = [Math.min(cursor.at, cursor.from), Math.max(cursor.at, cursor.from) + 1];
  const all =
    coveredNow(state)?.coverage.slice(first, end) ??
    coverageOf(
      reading.sentences.slice(first, end),
      checkedIn(reading.report.id, claims),
      reading.report.waived,
    );
  return all.find((one) => one === 'open') ?? all.find((one) => one === 'waived') ?? 'checked';
}

export const waiversAt = ({ report }: Reading, at: Span): readonly WaiverView[] =>
  report.waived.filter((waiver) => overlaps(waiver, at));

/** Reasons given before, in this window and of the open report, the one given last first; each once. */
export function reasonsBefore({ reading, reasons }: AppState): readonly string[] {
  const latest = (reading?.report.waived ?? []).toSorted((a, b) => b.time.localeCompare(a.time));
  return [...new Set([...reasons, ...latest.map(({ reason }) => reason)])];
}

/** The index of the next open sentence after one, or with -1 of the one before it, round the end; -1 where none is open. */
export function openFrom(coverage: readonly Coverage[], at: number, by: 1 | -1): number {
  const onwards =
    by > 0 ? coverage.indexOf('open', at + 1) : at > 0 ? coverage.lastIndexOf('open', at - 1) : -1;
  if (onwards !== -1) return onwards;
  return by > 0 ? coverage.indexOf('open') : coverage.lastIndexOf('open');
}

/** Covering a report: from one open sentence to the next, and waiving what nobody need check. */
export const coveringActions = (
  scene: Scene,
  { done, refused, failed }: WindowActions,
  load: Loader,
  cursorTo: (at: number) => void,
) => {
  const { get, set, transport } = scene;

  /** Shows the report's waivers as the host has just acknowledged them. */
  const put = (row: { readonly id: string; readonly waived: readonly WaiverView[] }): void => {
    set(({ reading }) =>
      reading?.report.id === row.id
        ? { reading: { ...reading, report: { ...reading.report, waived: row.waived } }, selection: null }
        : {},
    );
    void load.refresh([row.id]);
  };

  const reopen = async (reading: Reading, place: Span): Promise<void> => {
    const { start, end } = place;
    try {
      put(await transport.send('passage.reopen', { report: reading.report.id, at: { start, end } }));
      done(say('coverage.reopened'), quotationAt(reading, place));
    } catch (error) {
      failed(say('coverage.reopenFailed'), error, () => void reopen(reading, place));
    }
  };

  return {
    stepOpen(by: 1 | -1): void {
      const { reading, claims, cursor } = get();
      if (!reading) return;
      const { coverage, counts } = coveredIn(reading, claims);
      const from = by > 0 ? Math.max(cursor.at, cursor.from) : Math.min(cursor.at, cursor.from);
      const to = openFrom(coverage, from, by);
      const isRound = by > 0 ? to <= from : to >= from;
      if (to !== -1) cursorTo(to);
      if (to === -1) done(say('coverage.noneOpen'), say('coverage.allDone'));
      else if (counts.open === 1 && to === from) done(say('coverage.onlyOne'));
      else if (isRound)
        done(say(by > 0 ? 'coverage.roundEnd' : 'coverage.roundBeginning', { count: counts.open }));
    },
    /** Opens the dialog that asks why the sentences under the cursor, or the selection, need no checking. */
    askWaive(): void {
      const place = placeNow(get());
      if (place) set({ dialog: { kind: 'waive', place } });
    },
    /** @throws FaultError when it could not be waived. */
    async waive({ start, end }: Span, reason: string): Promise<void> {
      const { reading } = get();
      if (!reading) return;
      put(await transport.send('passage.waive', { report: reading.report.id, at: { start, end }, reason }));
      set(({ reasons }) => ({
        reasons: [reason, ...reasons.filter((other) => other !== reason)].slice(0, MOST),
      }));
      done(say('coverage.waived'), reason);
    },
    async reopenHere(): Promise<void> {
      const { reading } = get();
      const place = placeNow(get());
      if (!reading || !place) return;
      if (waiversAt(reading, place).length === 0)
        return refused(say('coverage.nothingWaived'), say('coverage.nothingWaivedWhy'));
      await reopen(reading, place);
    },
  };
};
