import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { type Fault, faultOf } from '#shared/contract/faults';
import type { ClaimView } from '#shared/contract/views';
import type { ClaimId } from '#shared/domain/ids';
import { inWords } from '#shared/domain/stances';
import { currentClaim } from '../../store/select';
import { facts, inEnglish, theirs } from '../../texts/parts';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from '../dialogs/Frame';
import { ClaimFinder } from './ClaimFinder';

/** Two claims that say the same become one: first the other one is chosen, then what would happen is shown. */
export function MergeDialog() {
  const now = usePick(currentClaim);
  // The list may change behind the dialog; what it is about does not.
  const [claim] = useState(now);
  return claim ? <Merge claim={claim} /> : null;
}

function Merge({ claim }: { claim: ClaimView }) {
  const app = useApp();
  const [into, choose] = useState<ClaimView | null>(null);
  const [unread, tell] = useState<Fault | null>(null);
  const sought = useMemo(() => ({ text: claim.text, places: claim.anchors }), [claim]);
  const find = (id: ClaimId): void => {
    app.transport.send('claim.open', { claim: id }).then(choose, (error: unknown) => tell(faultOf(error)));
  };
  return (
    <Frame title={say('story.mergeTitle')} className="choosing">
      {unread ? <FaultNote fault={unread} doing={say('claims.alikeFailed')} /> : null}
      {into ? (
        <Merging claim={claim} into={into} onBack={() => choose(null)} />
      ) : (
        <>
          <div className="goes">
            <Wording title={say('story.mergeThis')} claim={claim} />
          </div>
          <ClaimFinder
            label={say('story.mergeInto')}
            sought={sought}
            besides={[claim.id]}
            none={say('story.mergeNone')}
            onChoose={find}
          />
        </>
      )}
    </Frame>
  );
}

interface Both {
  readonly claim: ClaimView;
  readonly into: ClaimView;
}

function Merging({ claim, into, onBack }: Both & { onBack: () => void }) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const merge = async (): Promise<void> => {
    if (await submit(() => app.merge(claim.id, into.id))) app.closeDialog();
  };
  return (
    <DialogForm onSubmit={() => void merge()}>
      <Wording title={say('story.mergeThis')} claim={claim} />
      <Wording title={say('story.mergeThat')} claim={into} />
      <p className="effect">{effectOf({ claim, into })}</p>
      {fault ? <FaultNote fault={fault} doing={say('story.notMerged')} /> : null}
      <Actions verb={say('story.mergeVerb')} busy={busy} fault={fault}>
        <Button className="link" onPress={onBack} autoFocus>
          {say('story.mergeOther')}
        </Button>
      </Actions>
    </DialogForm>
  );
}

function effectOf({ claim, into }: Both): string {
  const counts = {
    places: claim.anchors.length,
    responses: claim.responses.length,
    notes: claim.notes.length,
    files: claim.evidence.length,
  };
  const verdict = into.ruling
    ? say('story.mergeKeeps', { verdict: inWords(into.verdict) })
    : claim.ruling
      ? say('story.mergeTakes', { verdict: inWords(claim.verdict) })
      : say('story.mergeOpen');
  return `${say('story.mergeMoves', counts)} ${verdict} ${say('story.mergeUndo')}`;
}

/** Each once. */
const reportsOf = ({ anchors }: ClaimView): string[] => [
  ...new Set(anchors.map(({ reportName }) => reportName)),
];

const Wording = ({ title, claim }: { title: string; claim: ClaimView }) => (
  <div className="wording">
    <span className="label">{title}</span>
    <p dir="auto">{claim.text}</p>
    <span className="by">{facts([inEnglish(inWords(claim.verdict)), ...reportsOf(claim).map(theirs)])}</span>
  </div>
);
