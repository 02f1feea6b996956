import type { DeskView } from '#shared/contract/views';
import type { Scene } from './app';
import type { Loader } from './load';
import { listedClaims } from './select';
import type { AppState, Spot } from './state';
import type { WindowActions } from './window';

type Where = Pick<Spot, 'report' | 'story' | 'show' | 'cursor' | 'claim'>;

/**
 * Entries tried one by one for the end of the next act: only whole acts are shown, and how long one is that lies ahead is
 * not known. Longer ones are found in growing steps.
 */
const STEPS = 4;

/** What was on the screen before a journey, and what had to stand in for what was not there yet. */
interface Displaced {
  readonly wanted: Where;
  readonly shown: Where;
}

const whereIn = ({ reading, story, show, cursor, claim }: AppState): Where => ({
  report: reading?.report.id ?? null,
  story,
  show,
  cursor,
  claim,
});

const same = (a: Where, b: Where): boolean => a.report === b.report && a.claim === b.claim;

/** The desk as it stood. Report, claim and cursor stay wherever they are in both times, and come back where not. */
export const travelActions = (scene: Scene, { failed }: WindowActions, load: Loader) => {
  const { get, set, transport } = scene;
  let displaced: Displaced | null = null;
  /** Which entry ends the act after the one that ends here, as far as was seen on the way back. */
  const ends = new Map<number, number>();
  /** The entry asked for last while a journey is under way; `undefined` when none is. */
  let next: number | null | undefined;
  let going: Promise<void> | null = null;

  const lookFor = async ({ report, claim, show, cursor }: Where): Promise<void> => {
    if (report && report !== get().reading?.report.id && isThere(get(), report)) {
      await load.openReport(report, { claim, show });
      set({ cursor, show });
    }
    if (listedClaims({ ...get(), show: 'story' }).some(({ id }) => id === claim)) set({ claim });
  };

  const arrive = async (to: number | null): Promise<void> => {
    const before = whereIn(get());
    const wanted = displaced && same(before, displaced.shown) ? displaced.wanted : before;
    set({ desk: await transport.send('desk.travel', { to }) });
    if (to === null) ends.clear();
    load.supersedeClaims();
    await load.refresh();
    await lookFor(wanted);
    const shown = whereIn(get());
    displaced = same(shown, wanted) ? null : { wanted, shown };
  };

  const goOn = async (): Promise<void> => {
    while (next !== undefined) {
      const to = next;
      next = undefined;
      await arrive(to).catch((error: unknown) => {
        next = undefined;
        const doing =
          to === null
            ? 'The present desk cannot be shown'
            : `The desk as it stood after entry ${to} cannot be shown`;
        failed(doing, error, () => void travel(to));
      });
    }
  };

  /** Shows the desk as it stood after an entry, or (null) as it is now. Of journeys asked for meanwhile only the last is made. */
  const travel = (to: number | null): Promise<void> => {
    next = to;
    going ??= goOn().finally(() => {
      going = null;
    });
    return going;
  };

  const earlier = async (at: At, from: number): Promise<void> => {
    if (from <= 1) return;
    await travel(from - 1);
    const now = get().desk?.at;
    if (now && now.seq < at.seq && from === at.seq) ends.set(now.seq, at.seq);
  };

  const later = async (at: At, from: number): Promise<void> => {
    for (let to = ends.get(from) ?? from + 1, step = 1; ; to += step) {
      await travel(to >= at.latest ? null : to);
      const now = get().desk?.at;
      if (!now || now.seq !== at.seq || next !== undefined) return;
      if (to - from >= STEPS) step *= 2;
    }
  };

  return {
    travel,
    /** One act earlier or later than the one shown, or than the entry asked for last; past the last one it is now. */
    async travelBy(by: -1 | 1): Promise<void> {
      const { at } = get().desk ?? {};
      if (!at || next === null) return;
      const from = next ?? at.seq;
      await (by < 0 ? earlier(at, from) : later(at, from));
    },
  };
};

type At = NonNullable<DeskView['at']>;

const isThere = ({ reports, held, reportTotal }: AppState, report: string): boolean =>
  reportTotal > reports.length || [...Object.values(held), reports].flat().some(({ id }) => id === report);
