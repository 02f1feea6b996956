import { useMemo } from 'react';
import type { ClaimId } from '#shared/domain/ids';
import type { Span } from '#shared/text/sentences';
import { claimsHere, quotationAt } from '../../store/select';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useSubmit } from '../common/useSubmit';
import { Frame } from '../dialogs/Frame';
import { ClaimFinder } from './ClaimFinder';

/** Links a claim that is there already to what the open report says here. */
export function AnchorOtherDialog({ place }: { place: Span }) {
  const app = useApp();
  const reading = usePick((state) => state.reading);
  const here = usePick((state) => claimsHere(state).map(({ id }) => id));
  const { fault, submit } = useSubmit();
  const report = reading?.report.id;
  const text = reading ? quotationAt(reading, place).trim() : '';
  const sought = useMemo(
    () => ({ text, places: report ? [{ report, ...place }] : [] }),
    [text, report, place],
  );
  if (!reading || !report) return null;
  const anchor = async (claim: ClaimId): Promise<void> => {
    if (await submit(() => app.anchorAt(claim, { report, at: place }))) app.closeDialog();
  };
  return (
    <Frame title={say('story.anchorTitle')} className="choosing">
      <blockquote className="choosing-place" dir="auto">
        {text}
      </blockquote>
      {fault ? <FaultNote fault={fault} doing={say('claims.notAnchored')} /> : null}
      <ClaimFinder
        label={say('story.anchorWhich')}
        sought={sought}
        besides={here}
        none={say('story.anchorNone')}
        onChoose={(claim) => void anchor(claim)}
      />
    </Frame>
  );
}
