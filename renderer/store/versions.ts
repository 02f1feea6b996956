import { short } from '#shared/domain/history';
import type { ClaimId, ReportId } from '#shared/domain/ids';
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
      done(keep ? 'Kept: it says the same' : 'Looked at', `“${short(looked.text)}”`);
    } catch (error) {
      failed('That it was looked at was not noted', error, () => void look(claim, keep));
    }
  };

  return {
    /** Says that `by` is a newer version of `report`. @throws FaultError */
    async supersede(report: ReportId, by: ReportId | null): Promise<void> {
      const row = await send('report.supersede', { report, by });
      await readAgain();
      done(by === null ? 'No newer version after all' : 'Newer version noted', row.name);
    },
    /** Notes that what changed under the current claim was looked at; with `keep`, what stands there now is its place, too. */
    async lookAtClaim(keep: boolean): Promise<void> {
      const claim = currentClaim(get());
      if (claim && claim.changed.length > 0) await look(claim.id, keep);
    },
  };
};
