import type { ReportRow } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';

/** As many rows as are asked for at a time: about two screens. */
export const PAGE = 50;
/** Pages kept on either side of what is in sight; what lies further away is let go. */
const NEAR = 1;

/** A long list of reports of which only the pages near the screen are held. */
export interface Shelf {
  readonly total: number;
  /** Page number -> its rows. */
  readonly pages: Readonly<Record<number, readonly ReportRow[]>>;
}

/** From the first to the last row in sight, both of them in it; `to` below `from` where none is. */
export interface Sight {
  readonly from: number;
  readonly to: number;
}

export const shelfOf = (total: number): Shelf => ({ total, pages: {} });

/** The row at a place; nothing where its page is not held. */
export const onShelf = ({ pages }: Shelf, at: number): ReportRow | undefined =>
  pages[Math.floor(at / PAGE)]?.[at % PAGE];

/** Where a report stands among the rows held; -1 where it is not among them. */
export function placeOn({ pages }: Shelf, report: ReportId): number {
  for (const [page, rows] of Object.entries(pages)) {
    const at = rows.findIndex(({ id }) => id === report);
    if (at >= 0) return Number(page) * PAGE + at;
  }
  return -1;
}

/** The pages that hold what is in sight, and with `around` those next to them. */
export function pagesInSight({ total }: Shelf, { from, to }: Sight, around = 0): number[] {
  if (total === 0 || to < from || to < 0 || from >= total) return [];
  const last = Math.floor((total - 1) / PAGE);
  const first = Math.max(0, Math.floor(from / PAGE) - around);
  const end = Math.min(last, Math.floor(to / PAGE) + around);
  return Array.from({ length: end - first + 1 }, (_, at) => first + at);
}

/** With a page put on it that came just now, and without those far from what is in sight and from the cursor. */
export function withPage(
  shelf: Shelf,
  page: number,
  rows: readonly ReportRow[],
  { sight, cursor }: { readonly sight: Sight; readonly cursor: Sight },
): Shelf {
  const near = new Set([page, ...pagesInSight(shelf, sight, NEAR), ...pagesInSight(shelf, cursor)]);
  const kept = Object.entries({ ...shelf.pages, [page]: rows }).filter(([at]) => near.has(Number(at)));
  return { ...shelf, pages: Object.fromEntries(kept) };
}

/** The pages that should be there by now and are not; with `near`, those next to them as well. */
export const missingFrom = (shelf: Shelf, sight: Sight, near = NEAR): number[] =>
  pagesInSight(shelf, sight, near).filter((page) => shelf.pages[page] === undefined);
