import type { ReportRow, StoryView } from '#shared/contract/views';
import type { StoryId } from '#shared/domain/ids';
import { say } from '../texts/say';
import type { Scene } from './app';
import { coalesced } from './coalesced';
import { type Layout, layoutOf, rowAt, shelvesInSight, whereIs } from './library-rows';
import { missingFrom, PAGE, pagesInSight, type Shelf, type Sight, shelfOf, withPage } from './shelf';
import type { AppState } from './state';
import type { WindowActions } from './window';

export type Shelves = ReturnType<typeof shelfActions>;
type Frame = Pick<AppState, 'stories' | 'loose' | 'held'>;
/** A page of a story's reports, or (`of` null) of the loose ones. */
interface Wanted {
  readonly of: StoryId | null;
  readonly page: number;
}

/** Rows taken to be in sight until the window says which are. */
const FIRST_SCREEN: Sight = { from: 0, to: 20 };
/** With so few stories on the desk, one that is new stands open. */
const FEW_STORIES = 3;

/** Keeps those pages of the library that are near the screen, and no others. */
export const shelfActions = ({ get, set, transport }: Scene, { failed }: WindowActions) => {
  const { send } = transport;
  let sight = FIRST_SCREEN;
  /** Raised whenever the whole was read again: a page asked for before that may be of another list. */
  let edition = 0;

  const pageOf = async (of: StoryId | null, page: number): Promise<readonly ReportRow[]> => {
    const where = of === null ? { loose: true } : { story: of };
    return (await send('report.list', { ...where, offset: page * PAGE, limit: PAGE })).items;
  };

  const put = (of: StoryId | null, page: number, rows: readonly ReportRow[]): void =>
    set((state) => settled({ ...state, ...withPageOn(state, of, page, rows, sight) }));
  const cursor = (): Sight => ({ from: get().rowAt, to: get().rowAt });

  /** Asks for one page after the other until what is in sight is there. */
  const fillOnce = async (): Promise<void> => {
    for (;;) {
      const now = edition;
      const layout = layoutOf(get());
      const [next] = [...missingIn(layout, cursor(), 0), ...missingIn(layout, sight)];
      if (!next) return;
      const rows = await pageOf(next.of, next.page);
      if (now !== edition) continue;
      put(next.of, next.page, rows);
    }
  };
  const fill: () => Promise<void> = coalesced(() =>
    fillOnce().catch((error: unknown) => failed(say('library.failed'), error, () => void fill())),
  );

  /** The library anew: only as much of it as is in sight. */
  const read = async (): Promise<() => Partial<AppState>> => {
    const [stories, { total }] = await Promise.all([
      send('story.list', {}),
      send('report.list', { loose: true, limit: 1 }),
    ]);
    const frame = framed(get(), stories, total);
    const layout = layoutOf(frame);
    const wanted = pagesOf(layout, [within(layout, sight), cursorIn(get(), frame)]);
    const pages = await Promise.all(
      wanted.map(async (one) => ({ ...one, rows: await pageOf(one.of, one.page) })),
    );
    return () => {
      edition += 1;
      let found = keptOpen(frame, get());
      for (const { of, page, rows } of pages)
        found = { ...found, ...withPageOn({ ...found, rowAt: 0 }, of, page, rows, null) };
      return settled({ ...get(), ...found });
    };
  };

  return {
    /** Reads the library; what it answers is to be called, and put into the state, when all else is there. */
    readLibrary: read,
    fillLibrary: fill,
    /** Told by the window which rows are in sight. */
    look(from: number, to: number): void {
      sight = { from, to };
      void fill();
    },
    rowsInSight: (): number => Math.max(1, sight.to - sight.from),
    forgetSight(): void {
      sight = FIRST_SCREEN;
      edition += 1;
    },
  };
};

/** Stories that stood open stay so, as do new ones where there are few. */
function framed({ stories: before, held }: AppState, stories: readonly StoryView[], loose: number): Frame {
  const known = new Set(before.map(({ id }) => id));
  const open = stories.filter(({ id }) => id in held || (stories.length <= FEW_STORIES && !known.has(id)));
  return {
    stories,
    loose: shelfOf(loose),
    held: Object.fromEntries(open.map(({ id, reports }) => [id, shelfOf(reports.length)])),
  };
}

/** What was opened or closed while the library was read stays so. */
function keptOpen(frame: Frame, { held, stories }: AppState): Frame {
  const known = new Set(stories.map(({ id }) => id));
  const open = frame.stories.flatMap(({ id }): [StoryId, Shelf][] => {
    const shelf = known.has(id) ? held[id] && (frame.held[id] ?? held[id]) : frame.held[id];
    return shelf ? [[id, shelf]] : [];
  });
  return { ...frame, held: Object.fromEntries(open) };
}

/** With a page that came. @param sight what is in sight, to let go of the rest; null keeps all */
function withPageOn(
  state: Frame & Pick<AppState, 'rowAt'>,
  of: StoryId | null,
  page: number,
  rows: readonly ReportRow[],
  sight: Sight | null,
): Pick<AppState, 'loose' | 'held'> {
  const { loose, held, rowAt: at } = state;
  const shelf = of === null ? loose : held[of];
  if (!shelf) return { loose, held };
  const layout = layoutOf(state);
  const seen = (what: Sight): Sight =>
    shelvesInSight(layout, what).find((one) => one.of === of)?.sight ?? NOTHING;
  const put = sight
    ? withPage(shelf, page, rows, { sight: seen(sight), cursor: seen({ from: at, to: at }) })
    : { ...shelf, pages: { ...shelf.pages, [page]: rows } };
  return of === null ? { loose: put, held } : { loose, held: { ...held, [of]: put } };
}
const NOTHING: Sight = { from: 0, to: -1 };

const missingIn = (layout: Layout, sight: Sight, near?: number): Wanted[] =>
  shelvesInSight(layout, sight).flatMap(({ of, shelf, sight: seen }) =>
    missingFrom(shelf, seen, near).map((page) => ({ of, page })),
  );

/** What lies past the end is not in sight: the end is. */
function within({ total }: Layout, { from, to }: Sight): Sight {
  const over = Math.max(0, to - Math.max(0, total - 1));
  return { from: Math.max(0, from - over), to: to - over };
}

/** Where the cursor's row should be found: reports brought in stand before all other loose ones. */
function cursorIn(before: AppState, after: Frame): Sight {
  const isLoose = rowAt(layoutOf(before), before.rowAt)?.kind === 'report';
  const at = before.rowAt + (isLoose ? after.loose.total - before.loose.total : 0);
  return { from: at, to: at };
}

/** The pages that hold any of these rows, each once. */
function pagesOf(layout: Layout, sights: readonly Sight[]): Wanted[] {
  const wanted = sights.flatMap((sight) =>
    shelvesInSight(layout, sight).flatMap(({ of, shelf, sight: seen }) =>
      pagesInSight(shelf, seen).map((page) => ({ of, page })),
    ),
  );
  return [...new Map(wanted.map((one) => [`${one.of} ${one.page}`, one])).values()];
}

/** The cursor stays on its row where that has moved; where it has gone, on whatever stands in its place. */
function settled(state: AppState): Pick<AppState, 'stories' | 'loose' | 'held' | 'row' | 'rowAt'> {
  const { stories, loose, held, row, rowAt: was, story } = state;
  const layout = layoutOf(state);
  const same = row === null ? -1 : rowAt(layout, was)?.id === row ? was : whereIs(layout, row, story);
  const at = same === -1 ? Math.min(was, Math.max(0, layout.total - 1)) : same;
  return { stories, loose, held, rowAt: at, row: rowAt(layout, at)?.id ?? null };
}
