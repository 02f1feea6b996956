import type { StoryId } from '#shared/domain/ids';
import type { Scene } from './app';
import { type LibraryRow, layoutOf, rowAt, whereIs } from './library-rows';
import type { Loader } from './load';
import { shelfOf } from './shelf';

/** The library's own cursor and what it opens. */
export const libraryActions = ({ get, set }: Scene, load: Loader) => {
  const rowNow = (): LibraryRow | null => rowAt(layoutOf(get()), get().rowAt);

  const moveTo = (to: number): void => {
    const layout = layoutOf(get());
    const at = Math.max(0, Math.min(layout.total - 1, to));
    set({ rowAt: at, row: rowAt(layout, at)?.id ?? null });
  };

  /** Shows a story's reports in the library, or puts them away; the cursor stays on its row. */
  const fold = (story: StoryId, open: boolean): void => {
    const { [story]: shelf, ...others } = get().held;
    const { reports } = get().stories.find(({ id }) => id === story) ?? { reports: [] };
    if (open === (shelf !== undefined)) return;
    const held = open ? { ...others, [story]: shelfOf(reports.length) } : others;
    const layout = layoutOf({ ...get(), held });
    const { row, rowAt: was } = get();
    const now = rowNow();
    const found = row === null ? was : whereIs(layout, row, now?.kind === 'report' ? now.within : null);
    const at = found === -1 ? whereIs(layout, story) : found;
    set({ held, rowAt: at, row: rowAt(layout, at)?.id ?? row });
    void load.fillLibrary();
  };

  const openRow = async (row: LibraryRow): Promise<void> => {
    if (row.id === null) return;
    set({ trail: [] });
    if (row.kind === 'report') await load.openReport(row.id, row.within ? { story: row.within } : {});
    else {
      fold(row.id, true);
      await load.openStory(row.id);
    }
  };

  return {
    openRow,
    moveRow: (by: number): void => moveTo(get().rowAt + by),
    moveRowByScreen: (by: 1 | -1): void => moveTo(get().rowAt + by * load.rowsInSight()),
    rowTo: (at: number): void => moveTo(at),
    firstRow: (): void => moveTo(0),
    lastRow: (): void => moveTo(Number.POSITIVE_INFINITY),
    foldStory: fold,
    /** Opens the story under the cursor; where it is open already, goes on to its first report. */
    unfoldRow(): void {
      const row = rowNow();
      if (row?.kind !== 'story') return;
      if (!row.open) fold(row.id, true);
      else if (row.story.reports.length > 0) moveTo(get().rowAt + 1);
    },
    /** Closes the story under the cursor; from one of its reports, goes back to the story. */
    foldRow(): void {
      const row = rowNow();
      if (row?.kind === 'story') fold(row.id, false);
      else if (row?.within) moveTo(whereIs(layoutOf(get()), row.within));
    },
    async openRowUnderCursor(): Promise<void> {
      if (get().row === null) await load.fillLibrary();
      const row = rowNow();
      if (row) await openRow(row);
    },
  };
};
