import { short } from '#shared/domain/history';
import type { ClaimId, ReportId } from '#shared/domain/ids';
import { say } from '../texts/say';
import type { Scene } from './app';
import type { ClaimActions } from './claims';
import type { Loader } from './load';
import { currentClaim } from './select';
import type { WindowActions } from './window';

/** Versions of a report, and what changed under claims with them. */
export const versionActions = (
  { get, set, transport }: Scene,
  { done, failed }: WindowActions,
  load: Loader,
  { showClaim }: Pick<ClaimActions, 'showClaim'>,
) => {
  const { send } = transport;

  /** The open report's own particulars are read again: they say what versions it has. */
  const readAgain = async (): Promise<void> => {
    const { reading } = get();
    if (reading) {
      const report = await send('report.open', { report: reading.report.id });
      if (get().reading?.report.id === report.id) set({ reading: { ...reading, report } });
    }
    await load.refresh();
  };

  const look = async (claim: ClaimId, keep: boolean): Promise<void> => {
    try {
      const looked = await send('claim.look', { claim, keep });
      showClaim(looked);
      done(
        say(keep ? 'versions.kept' : 'versions.looked'),
        say('versions.claim', { text: short(looked.text) }),
      );
    } catch (error) {
      failed(say('versions.lookFailed'), error, () => void look(claim, keep));
    }
  };

  return {
    /** Says that `by` is a newer version of `report`. @throws FaultError */
    async supersede(report: ReportId, by: ReportId | null): Promise<void> {
      const row = await send('report.supersede', { report, by });
      await readAgain();
      done(say(by === null ? 'versions.untied' : 'versions.tied'), row.name);
    },
    /** Notes that what changed under the current claim was looked at; with `keep`, what stands there now is its place, too. */
    async lookAtClaim(keep: boolean): Promise<void> {
      const claim = currentClaim(get());
      if (claim && claim.changed.length > 0) await look(claim.id, keep);
    },
  };
};
