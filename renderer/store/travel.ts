import type { DeskView } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import { say } from '../texts/say';
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
const ONE_BY_ONE = 4;
/** Steps kept in hand while a key is held down: more would go on long after it is let go. */
const AHEAD = 3;

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
  let going: Promise<boolean> | null = null;
  /** Steps still to be made, back where negative. */
  let steps = 0;
  let walking: Promise<void> | null = null;

  const isThere = (report: ReportId): Promise<boolean> =>
    transport.send('report.row', { report }).then(
      () => true,
      () => false,
    );

  const lookFor = async ({ report, claim, show, cursor }: Where): Promise<void> => {
    if (report && report !== get().reading?.report.id && (await isThere(report))) {
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
    set({ spoken: spokenTime(get().desk?.at ?? null) });
  };

  /** Whether the journey asked for last was made. */
  const goOn = async (): Promise<boolean> => {
    let arrived = true;
    while (next !== undefined) {
      const to = next;
      next = undefined;
      arrived = await arrive(to).then(
        () => true,
        (error: unknown) => {
          const doing = to === null ? say('desk.nowFailed') : say('desk.thenFailed', { seq: to });
          failed(doing, error, () => void travel(to));
          return false;
        },
      );
    }
    return arrived;
  };

  const go = (to: number | null): Promise<boolean> => {
    next = to;
    going ??= goOn().finally(() => {
      going = null;
    });
    return going;
  };

  /** Shows the desk as it stood after an entry, or (null) as it is now. Of journeys asked for meanwhile only the last is made. */
  const travel = async (to: number | null): Promise<void> => {
    steps = 0;
    await go(to);
  };

  const earlier = async ({ seq }: At): Promise<boolean> => {
    if (seq <= 1 || !(await go(seq - 1))) return false;
    const now = get().desk?.at;
    if (now && now.seq < seq) ends.set(now.seq, seq);
    return true;
  };

  const later = async ({ seq, latest }: At): Promise<boolean> => {
    for (let to = ends.get(seq) ?? seq + 1, stride = 1; ; to += stride) {
      if (!(await go(to >= latest ? null : to))) return false;
      if (get().desk?.at?.seq !== seq) return true;
      if (to - seq >= ONE_BY_ONE) stride *= 2;
    }
  };

  const walk = async (): Promise<void> => {
    while (steps !== 0) {
      const by = Math.sign(steps);
      steps -= by;
      const { at } = get().desk ?? {};
      const went = at ? await (by < 0 ? earlier(at) : later(at)) : false;
      if (!went) steps = 0;
    }
  };

  return {
    travel,
    /** One act earlier or later; past the last one it is now. Steps asked for meanwhile are made after it, a few at most. */
    travelBy(by: -1 | 1): Promise<void> {
      steps = Math.max(-AHEAD, Math.min(AHEAD, steps + by));
      walking ??= walk().finally(() => {
        walking = null;
      });
      return walking;
    },
  };
};

type At = NonNullable<DeskView['at']>;

const spokenTime = (at: At | null): string =>
  at ? say('desk.then', { seq: at.seq, latest: at.latest }) : say('desk.now');
