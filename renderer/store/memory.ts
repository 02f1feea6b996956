import type { WindowMemory } from '#shared/contract/memory';
import type { StoryId } from '#shared/domain/ids';
import type { Scene } from './app';
import { type Shelf, shelfOf } from './shelf';
import type { AppState } from './state';

/** What was at the top of the report. Only the window itself can see it. */
export type Top = WindowMemory['top'];

/** Where the window stands now; null while there is no desk to stand in. */
export function memoryOf(state: AppState, top: Top): WindowMemory | null {
  const { phase, pane, reading, story, claim, show, cursor, held, widths, hidden } = state;
  if (phase !== 'ready') return null;
  return {
    pane,
    report: reading?.report.id ?? null,
    story,
    claim,
    show,
    at: reading?.sentences.at(cursor.at)?.start ?? 0,
    top,
    open: (Object.keys(held) as StoryId[]).slice(0, 1000),
    widths,
    hidden: [...hidden],
  };
}

/** The stories that stood open, as far as they are still there; the others are closed. */
export function heldOf(
  { stories, held }: Pick<AppState, 'stories' | 'held'>,
  open: readonly StoryId[],
): Readonly<Record<StoryId, Shelf>> {
  const wanted = new Set(open);
  return Object.fromEntries(
    stories
      .filter(({ id }) => wanted.has(id))
      .map(({ id, reports }) => [id, held[id] ?? shelfOf(reports.length)]),
  );
}

/** How long the window must have stood still to be remembered, in milliseconds. */
const STILL = 700;

/** Remembers where the window stands, for the next start. */
export const memoryActions = ({ get, set, transport }: Scene) => {
  let sent = '';

  return {
    /** @param top what is at the top of the report now */
    remember(top: Top): void {
      const { desk } = get();
      const memory = memoryOf(get(), top);
      // Where nothing can be written nothing is remembered; the past is not where one works.
      if (!desk || !memory || desk.at || desk.readOnly) return;
      const now = JSON.stringify([desk.path, memory]);
      if (now === sent) return;
      sent = now;
      // Not kept: it is sent again once something changed and the window has come to rest.
      const notSent = (): void => {
        if (sent === now) sent = '';
      };
      transport
        .send('window.remember', { desk: desk.path, memory })
        .then(({ kept }) => kept || notSent(), notSent);
    },
    /** The report is where it was. */
    rested: (): void => set({ resting: null }),
    /** Calls `again` once the state has not changed for a while, whenever it did. Returns what ends that. */
    whenStill(subscribe: (changed: () => void) => () => void, again: () => void): () => void {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stop = subscribe(() => {
        clearTimeout(timer);
        timer = setTimeout(again, STILL);
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
  };
};
