import { useState } from 'react';
import { currentClaim } from '../../store/select';
import { partiesOf } from '../../store/targets';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { FinderField } from '../dialogs/FinderField';
import { Frame } from '../dialogs/Frame';
import { partyInWords } from '../dialogs/party-words';
import { useChooser } from '../dialogs/useChooser';
import { isMeant, useParties } from './useParties';

/** As many as are offered at once. */
const MOST = 50;

/** Which party's answers are to be shown: those that answered the current claim first. */
export function PartiesDialog() {
  const app = useApp();
  const [typed, type] = useState('');
  const { answer, fault, again } = useParties(null);
  const near = usePick((state) => {
    const claim = currentClaim(state);
    return claim ? partiesOf(claim).map(({ id }) => id) : [];
  });
  const all = answer?.parties ?? [];
  const sorted = [...all].sort((a, b) => Number(near.includes(b.id)) - Number(near.includes(a.id)));
  const offered = sorted.filter((party) => isMeant(party, typed.trim())).slice(0, MOST);
  const chooser = useChooser(
    offered.map(({ id }) => id),
    say('story.partiesTitle'),
    (at) => {
      const party = offered[at];
      if (party) app.openDialog({ kind: 'party', party: party.id });
    },
  );
  return (
    <Frame title={say('story.partiesTitle')} className="choosing" dismissable>
      {fault ? <FaultNote fault={fault} doing={say('story.partyFailed')} onRetry={again} /> : null}
      <FinderField {...chooser.field} value={typed} ask={type} placeholder={say('story.partyFind')} />
      {answer && offered.length === 0 ? (
        <p className="none finder-none">{say(all.length === 0 ? 'story.partiesNone' : 'story.partyNone')}</p>
      ) : null}
      <div className="finder-list" {...chooser.list}>
        {offered.map((party, at) => (
          <div key={party.id} className="finder-option" {...chooser.row(at)}>
            <span dir="auto">{party.name}</span>
            <span className="by">{partyInWords(party)}</span>
          </div>
        ))}
      </div>
    </Frame>
  );
}
