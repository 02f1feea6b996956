import type { ClaimView } from '#shared/contract/views';
import { listed, theirs } from '../../texts/parts';
import { say, told } from '../../texts/say';
import { CommandButton } from '../common/CommandButton';
import { InWords } from '../common/Mark';
import { Moment } from '../common/Moment';

/** The verdict, who gave it when, and what it rests on. */
export function Ruled({ claim: { verdict, ruling, responses } }: { claim: ClaimView }) {
  if (!ruling)
    return (
      <p className="ruled">
        <InWords of="open" /> <span className="by">{say('claims.unruled')}</span>
        <HistoryLink />
      </p>
    );
  const { checker, time, restsOn, note } = ruling;
  const basis = new Set(responses.filter(({ id }) => restsOn.includes(id)).map(({ party }) => party.name));
  return (
    <div className="ruled">
      <p>
        <InWords of={verdict} />{' '}
        <span className="by">
          {told('claims.by', { checker: theirs(checker), time: <Moment time={time} /> })}
        </span>
        <HistoryLink />
      </p>
      {verdict === 'open' && basis.size === 0 ? null : (
        <p className="basis">
          {basis.size > 0 ? told('claims.restsOn', { parties: listed(basis) }) : say('claims.restsOnNone')}
        </p>
      )}
      {note ? (
        <p className="ruling-note" dir="auto">
          {note}
        </p>
      ) : null}
    </div>
  );
}

const HistoryLink = () => (
  <CommandButton of="claim.history" className="link quiet history-link" keyed>
    {say('claims.history')}
  </CommandButton>
);
