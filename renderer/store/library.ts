import type { ReportRow, StoryView } from '#shared/contract/views';
import type { ReportId, StoryId } from '#shared/domain/ids';
import type { Scene } from './app';
import type { Loader } from './load';
import type { AppState } from './state';

/** One line of the library as it is drawn. */
export type LibraryRow =
  | { readonly kind: 'story'; readonly id: StoryId; readonly story: StoryView; readonly open: boolean }
  | {
      readonly kind: 'report';
      readonly id: ReportId;
      readonly report: ReportRow;
      readonly within: StoryId | null;
    };

/** Stories with the reports they hold, then the reports that stand by themselves. */
export function libraryRows({
  stories,
  reports,
  held,
}: Pick<AppState, 'stories' | 'reports' | 'held'>): LibraryRow[] {
  const inStories = stories.flatMap((story): LibraryRow[] => {
    const rows = held[story.id];
    const inside = (rows ?? []).map(
      (report): LibraryRow => ({ kind: 'report', id: report.id, report, within: story.id }),
    );
    return [{ kind: 'story', id: story.id, story, open: rows !== undefined }, ...inside];
  });
  const alone = reports.filter((report) => report.stories.length === 0);
  return [
    ...inStories,
    ...alone.map((report): LibraryRow => ({ kind: 'report', id: report.id, report, within: null })),
  ];
}

/** The library's own cursor and what it opens. */
export const libraryActions = ({ get, set, transport }: Scene, load: Loader) => {
  const openRow = async (row: LibraryRow): Promise<void> => {
    set({ trail: [] });
    if (row.kind === 'report') await load.openReport(row.id);
    else {
      if (!row.open) await hold(row.id);
      await load.openStory(row.id);
    }
  };

  const hold = async (story: StoryId): Promise<void> => {
    const here = load.watchDesk();
    const { items } = await transport.send('report.list', { story, limit: 1000 });
    if (!here()) return;
    set(({ held }) => ({ held: { ...held, [story]: items } }));
  };

  return {
    openRow,
    moveRow(by: number): void {
      const rows = libraryRows(get());
      const at = rows.findIndex(({ id }) => id === get().row);
      const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
      if (next) set({ row: next.id });
    },
    async openRowUnderCursor(): Promise<void> {
      const row = libraryRows(get()).find(({ id }) => id === get().row);
      if (row) await openRow(row);
    },
    async moreReports(): Promise<void> {
      const { reports } = get();
      const { items, total } = await transport.send('report.list', { offset: reports.length, limit: 200 });
      set({ reports: [...reports, ...items], reportTotal: total });
    },
  };
};
