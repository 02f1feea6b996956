import { FaultError } from '#shared/contract/faults';
import type { NewEntry } from '#shared/domain/entries';
import type { ReportId, WaiverId } from '#shared/domain/ids';
import type { Anchor } from '#shared/domain/records';
import { overlaps, type Span } from '#shared/text/sentences';
import { refuseConfidential } from '../confidential';
import type { Context, Handlers } from '../context';
import { coverageCounts } from '../coverage';
import { anchorFor } from './claims';

/** What of a report nobody need check. */
export const waiverHandlers = (
  context: Context,
): Handlers<'report.coverage' | 'passage.waive' | 'passage.reopen'> => {
  const { core, present, vault } = context;
  return {
    'report.coverage': ({ report }) => coverageCounts(context, present.reportRowOf(report)),

    'passage.waive': async ({ reason, ...place }) => {
      await refuseConfidential(vault, { reason });
      await core.act(async () => {
        const { report } = place;
        const anchor = await anchorFor(context, place);
        const within = waiversAt(context, anchor).filter(
          ({ start, end }) => anchor.start <= start && end <= anchor.end,
        );
        const waived: NewEntry = { kind: 'passage.waived', payload: { report, anchor, reason } };
        return within.length === 0 ? [waived] : [reopened(report, within), waived];
      });
      return present.coveredRow(present.reportRowOf(place.report));
    },

    'passage.reopen': async (place) => {
      await core.act(async () => {
        const anchor = await anchorFor(context, place);
        const overlapping = waiversAt(context, anchor);
        if (overlapping.length === 0) throw notWaived(anchor);
        return [reopened(place.report, overlapping)];
      });
      return present.coveredRow(present.reportRowOf(place.report));
    },
  };
};

interface Waived extends Span {
  readonly id: WaiverId;
}

/** The waivers that overlap a place. */
const waiversAt = ({ present }: Context, place: Anchor): readonly Waived[] =>
  present.waiversOf(place.report).filter((waiver) => overlaps(waiver, place));

const reopened = (report: ReportId, waivers: readonly Waived[]): NewEntry => ({
  kind: 'passage.reopened',
  payload: { report, waivers: waivers.map(({ id }) => id) },
});

const notWaived = ({ report, start, end }: Anchor): FaultError =>
  new FaultError(
    'not-found',
    `nothing at ${start} to ${end} is waived`,
    `report ${report}`,
    'It is open, or checked, already.',
  );
