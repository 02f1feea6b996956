import type { Scene } from './app';
import type { Side, Widths } from './state';

/** The room of a window, in rem: its width measured in the size its text has. */
export interface Room {
  readonly width: number;
  /** Pixels of one rem. */
  readonly rem: number;
}

/** Narrower than this a pane says nothing any more. */
export const LEAST: Readonly<Record<Side | 'report', number>> = { library: 9, claims: 15, report: 18 };

/** From these widths on three panes, or two, stand beside each other; below one at a time is shown. */
const THREE = 60;
const TWO = 45;

export type Layout = 'three' | 'two' | 'one';
export const layoutOf = ({ width }: Room): Layout =>
  width >= THREE ? 'three' : width >= TWO ? 'two' : 'one';

/** What a pane takes where nobody chose a width for it. */
export function usualWidth(side: Side, { width }: Room): number {
  if (side === 'library') return width >= 97 ? 16.5 : width >= 72 ? 14.5 : 12.25;
  if (width < THREE) return Math.min(24, width / 2);
  return width >= 97 ? 33 : width >= 72 ? 28.75 : Math.max(20, width - 39);
}

/** The widths the panes have: as chosen, and never so that the report is squeezed out. */
export function fittingWidths(widths: Widths, room: Room): Readonly<Record<Side, number>> {
  const side = (of: Side, most: number): number =>
    Math.max(LEAST[of], Math.min(widths[of] ?? usualWidth(of, room), most));
  const rest = room.width - LEAST.report;
  if (layoutOf(room) !== 'three') return { library: side('library', rest), claims: side('claims', rest) };
  const library = side('library', rest - LEAST.claims);
  return { library, claims: side('claims', rest - library) };
}

/** The least and the most a pane can take while the other stays as it is. */
export function boundsOf(
  of: Side,
  widths: Widths,
  room: Room,
): { readonly least: number; readonly most: number } {
  const other = fittingWidths(widths, room)[of === 'library' ? 'claims' : 'library'];
  const taken = layoutOf(room) === 'three' ? other : 0;
  return { least: LEAST[of], most: Math.max(LEAST[of], room.width - LEAST.report - taken) };
}

/** One press of a key. */
export const STEP = 1;

/** The panes beside the report: how wide they are. */
export const paneActions = ({ get, set }: Scene) => {
  const roomNow = (): Room => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return { width: window.innerWidth / rem, rem };
  };

  const setWidth = (side: Side, width: number | null): void => {
    const { least, most } = boundsOf(side, get().widths, roomNow());
    const kept = width === null ? null : Math.round(Math.min(most, Math.max(least, width)) * 100) / 100;
    set(({ widths }) => ({ widths: { ...widths, [side]: kept } }));
  };

  return {
    roomNow,
    /** In rem, within what there is room for; null gives it its usual width again. */
    setWidth,
    /** Makes the current pane a step wider or narrower. The report has what the claims leave. */
    sizePane(by: 1 | -1): void {
      const { pane, widths } = get();
      const side = pane === 'library' ? 'library' : 'claims';
      const wider = pane === 'report' ? -by : by;
      setWidth(side, fittingWidths(widths, roomNow())[side] + wider * STEP);
    },
  };
};
