import type { MarkKind } from '#shared/contract/marks';
import { say } from '../texts/say';
import type { Scene } from './app';

/** Which kinds of marks a report shows, and the legend that says what they mean. */
export const legendActions = ({ get, set }: Scene) => ({
  /** The focus goes to the legend, and from there back to the report. */
  toggleLegend: (): void =>
    set(({ legend, sent }) =>
      legend ? { legend: false, pane: 'report', sent: sent + 1 } : { legend: true },
    ),
  toggleMarks(kind: MarkKind): void {
    const isHidden = get().hidden.includes(kind);
    set(({ hidden }) => ({
      hidden: isHidden ? hidden.filter((one) => one !== kind) : [...hidden, kind],
      spoken: say(isHidden ? 'report.legendShown' : 'report.legendHidden', {
        kind: say(`report.kind.${kind}`),
      }),
    }));
  },
});
