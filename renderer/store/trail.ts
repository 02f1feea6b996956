import type { Scene } from './app';
import type { Loader, Opening } from './load';
import type { Spot } from './state';

/** Steps kept to go back by. */
const LONGEST = 50;

/** Jumps from one place to another, and the way back. */
export const trailActions = ({ get, set, transport }: Scene, load: Loader) => {
  const leaveMark = (): void => {
    const { reading, story, show, cursor, claim, pane, trail } = get();
    const spot: Spot = { report: reading?.report.id ?? null, story, show, cursor, claim, pane };
    set({ trail: [...trail, spot].slice(-LONGEST) });
  };

  const jumpToReport = async (report: Spot['report'], opening: Opening = {}): Promise<void> => {
    if (!report) return;
    leaveMark();
    set(({ sent }) => ({ pane: 'report', sent: sent + 1 }));
    await load.openReport(report, opening);
  };

  return {
    leaveMark,
    jumpToReport,
    /** Opens a claim where it stands, in the report we are in if it stands there, else in its first. */
    async jumpToClaim(id: NonNullable<Spot['claim']>): Promise<void> {
      const claim = await transport.send('claim.open', { claim: id });
      const here = get().reading?.report.id;
      const anchor = claim.anchors.find(({ report }) => report === here) ?? claim.anchors[0];
      if (anchor) await jumpToReport(anchor.report, { at: anchor, claim: id, show: get().show });
    },
    /** Goes back to where the last jump began; false when there is nowhere to go back to. */
    async goBack(): Promise<boolean> {
      const spot = get().trail.at(-1);
      if (!spot) return false;
      set({ trail: get().trail.slice(0, -1), hit: null });
      if (spot.report) await load.openReport(spot.report, { show: spot.show, claim: spot.claim });
      set(({ sent }) => ({ cursor: spot.cursor, pane: spot.pane, sent: sent + 1 }));
      return true;
    },
  };
};
