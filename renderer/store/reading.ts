import { inWords } from '#shared/domain/stances';
import { notesInWords } from '#shared/text/days/notes';
import { type Span, spanAt } from '#shared/text/sentences';
import { say } from '../texts/say';
import type { Scene } from './app';
import { coverageHere, waiversAt } from './covering';
import { daysAtCursor } from './days';
import { claimsHere, cursorSpan, quotationAt, statementsHere } from './select';
import type { AppState, Cursor } from './state';
import { moveByWord, type WordMove } from './words';

/** The sentence cursor and the selection in the open report. */
export const readingActions = ({ get, set }: Scene) => {
  const put = (cursor: Cursor): void => {
    const { reading } = get();
    if (!reading?.sentences.at(0)) return;
    const within = (at: number): number =>
      reading.sentences.at(Math.max(0, at)) ? Math.max(0, at) : reading.sentences.all.length - 1;
    const moved = { cursor: { at: within(cursor.at), from: within(cursor.from) }, selection: null };
    set({ ...moved, spoken: spokenCursor({ ...get(), ...moved }) });
  };

  return {
    moveCursor: (by: number): void => {
      const { at } = get().cursor;
      put({ at: at + by, from: at + by });
    },
    extendCursor: (by: number): void => {
      const { at, from } = get().cursor;
      put({ at: at + by, from });
    },
    cursorTo: (at: number): void => put({ at, from: at }),
    cursorToLast: (): void => {
      const last = (get().reading?.sentences.all.length ?? 1) - 1;
      put({ at: last, from: last });
    },
    cursorToOffset: (offset: number): void => {
      const at = get().reading?.sentences.indexAt(offset) ?? -1;
      if (at >= 0) put({ at, from: at });
    },
    /** Takes up what is selected in the text; the cursor goes along. */
    select(selection: Span | null): void {
      const at = selection ? (get().reading?.sentences.indexAt(selection.start) ?? -1) : -1;
      set(at >= 0 ? { selection, cursor: { at, from: at } } : { selection });
    },
    /** The selection one word on, back, longer or shorter; null where it stays. */
    wordAfter(move: WordMove): Span | null {
      const { reading, selection, cursor } = get();
      const from = reading && cursorSpan(reading, cursor);
      if (!reading || !from) return null;
      const paragraph = reading.paragraphs[spanAt(reading.paragraphs, (selection ?? from).start)];
      return paragraph ? moveByWord(reading.report.text, paragraph, selection, from, move) : null;
    },
    /** Makes the claim of the sentence under the cursor current; called again, the next one there. */
    claimUnderCursor(): void {
      const here = claimsHere(get());
      const at = here.findIndex(({ id }) => id === get().claim);
      const next = here[(at + 1) % here.length];
      if (next) set({ claim: next.id, spoken: say('report.spokenClaim', { text: next.text }) });
    },
  };
};

/** The sentences under the cursor as a screen reader says them: the words, what stands there, and whether they are covered. */
function spokenCursor(state: AppState): string {
  const { reading, cursor } = state;
  const span = reading && cursorSpan(reading, cursor);
  if (!reading || !span) return '';
  const marked = claimsHere(state).length;
  const days = notesInWords(daysAtCursor(reading, cursor));
  return [
    quotationAt(reading, span),
    marked === 0 ? '' : say('report.spokenClaims', { count: marked }),
    ...statementsHere(state).map(({ party, stance }) =>
      say('report.spokenSaid', { party: party.name, stance: inWords(stance) }),
    ),
    ...waiversAt(reading, span).map(({ reason }) => say('report.spokenWaived', { reason })),
    coverageHere(state) === 'open' ? say('report.spokenOpen') : '',
    days === '' ? '' : say('report.spokenDays', { days }),
  ]
    .filter(Boolean)
    .join(' ');
}
