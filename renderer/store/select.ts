import type { Command } from '#shared/commands/commands';
import type { WindowState } from '#shared/commands/state';
import type { ClaimView, ResponseView } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import { overlaps, type Span } from '#shared/text/sentences';
import { say, titleOf } from '../texts/say';
import { once } from './once';
import type { AppState, Cursor, Reading } from './state';

/** What follows from the state, computed where it is needed. */

export const currentClaim = ({ claims, claim }: Pick<AppState, 'claims' | 'claim'>): ClaimView | null =>
  claimOf(claims, claim);
const claimOf = once((claims: AppState['claims'], claim: AppState['claim']): ClaimView | null =>
  claim === null ? null : (claims.find(({ id }) => id === claim) ?? null),
);

/** Where a claim stands in a report; `isChanged`: what stands there now reads otherwise than it did when it was looked at. */
export const placesIn = ({ anchors, changed }: ClaimView, report: ReportId | undefined): PlaceIn[] => [
  ...anchors.filter((anchor) => anchor.report === report).map((anchor) => ({ ...anchor, isChanged: false })),
  ...changed.flatMap(({ is }) => (is && is.report === report ? [{ ...is, isChanged: true }] : [])),
];
type PlaceIn = Span & { readonly isChanged: boolean };

/** Whether a report is one of a claim's, or changed something under it. */
export const isIn = ({ anchors, changed }: ClaimView, report: ReportId | undefined): boolean =>
  anchors.some((one) => one.report === report) || changed.some((one) => one.report === report);

const claimsOn = once((claims: readonly ClaimView[], report: ReportId | undefined) =>
  claims.filter((claim) => isIn(claim, report)),
);

/** The claims the list shows: the whole story's, or those of the open report. */
export function listedClaims({ claims, show, reading, story }: AppState): readonly ClaimView[] {
  if (show === 'story' && story) return claims;
  return claimsOn(claims, reading?.report.id);
}

/** From the first to the last sentence under the cursor. */
export function cursorSpan(reading: Reading, { at, from }: Cursor): Span | null {
  const first = reading.sentences.at(Math.min(at, from));
  const last = reading.sentences.at(Math.max(at, from));
  return first && last ? { start: first.start, end: last.end } : null;
}

/**
 * What `c`, `a`, `r` and `x` take as their place: the selection, else the sentences under the cursor. None while another
 * report is on its way: nobody means the one that is about to go.
 */
export function placeNow({ reading, selection, cursor, opening }: AppState): Span | null {
  if (!reading || (opening !== null && opening !== reading.report.id)) return null;
  return selection ?? cursorSpan(reading, cursor);
}

export const quotationAt = ({ report }: Reading, { start, end }: Span): string =>
  report.text.slice(start, end);

/** The claims anchored where the cursor stands, in reading order. */
export function claimsHere({ reading, cursor, claims }: AppState): ClaimView[] {
  const span = reading && cursorSpan(reading, cursor);
  if (!span) return [];
  return claimsOn(claims, reading.report.id).filter((claim) =>
    placesIn(claim, reading.report.id).some((place) => overlaps(place, span)),
  );
}

/** What parties said in the sentences under the cursor, each party's stance once. */
export const statementsHere = ({ reading, cursor, claims }: AppState): readonly ResponseView[] =>
  statementsAt(reading, cursor, claims);

const NO_STATEMENTS: readonly ResponseView[] = [];

// Asked for whenever anything in the window changes.
const statementsAt = once((reading: AppState['reading'], cursor: Cursor, claims: readonly ClaimView[]) => {
  const span = reading && cursorSpan(reading, cursor);
  if (!span) return NO_STATEMENTS;
  const here = claims
    .flatMap(({ responses }) => responses)
    .filter(({ anchor }) => anchor?.report === reading.report.id && overlaps(anchor, span));
  return [...new Map(here.map((one) => [`${one.party.id} ${one.stance}`, one])).values()];
});

export const canWrite = ({ desk }: Pick<AppState, 'desk'>): boolean =>
  desk !== null && desk.readOnly === null && desk.at === null;

/** Why a command that writes is not to be had just now: what it is, and the reason. */
export const notNow = ({ desk }: AppState, command: Command): [doing: string, why: string] => [
  say('window.notNow.writes', { command: titleOf(command).replace(/…$/, '') }),
  desk?.at
    ? say('window.notNow.past', { seq: desk.at.seq })
    : (desk?.readOnly ?? say('window.notNow.closed')),
];

/** What of the window decides which commands make sense; worked out once for each state, however many ask. */
export function windowState(state: AppState, focus: WindowState['focus']): WindowState {
  const known = seen.get(state);
  const now = known ?? windowNow(state);
  if (!known) seen.set(state, now);
  return now.focus === focus ? now : { ...now, focus };
}
const seen = new WeakMap<AppState, WindowState>();

function windowNow(state: AppState): WindowState {
  const { desk, reading, story, pane, dialog, toasts, walking, index, bringing } = state;
  const current = currentClaim(state);
  return {
    pane,
    focus: 'pane',
    dialog: dialog !== null,
    hasReports: (desk?.counts.reports ?? 0) > 0,
    hasReport: reading !== null,
    hasClaim: current !== null,
    hasChanged: (current?.changed.length ?? 0) > 0,
    inStory: story !== null,
    writable: canWrite(state),
    travelling: desk?.at != null,
    walking: walking !== null && walking.report === reading?.report.id,
    bringingIn: bringing?.running === true,
    indexing: index?.running === true && !index.paused,
    indexStopped: index?.paused ?? false,
    canRetry: toasts.some(({ retry }) => retry !== null),
    canUndo: desk?.undo !== null && desk !== null,
    canRedo: desk?.redo !== null && desk !== null,
    sample: desk?.kind === 'sample',
    hasSample: desk?.hasSample ?? false,
  };
}
