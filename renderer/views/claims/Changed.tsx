import type { ChangedView, ClaimView } from '#shared/contract/views';
import { theirs } from '../../texts/parts';
import { say, told } from '../../texts/say';
import { CommandButton } from '../common/CommandButton';
import { Reading } from '../versions/Reading';
import { Place } from './Place';

/** What reads otherwise in newer versions than it did when the claim was looked at, and what to say to that. */
export function Changed({ claim }: { claim: ClaimView }) {
  const { changed } = claim;
  if (changed.length === 0) return null;
  const isKept = changed.some(({ is }) => is !== null);
  return (
    <div className="part changed-part">
      <h4>{say('claims.changed')}</h4>
      <ul className="changed">
        {changed.map((passage) => (
          <li key={`${passage.was.report} ${passage.was.start} ${passage.was.end} ${passage.response}`}>
            <Passage passage={passage} claim={claim} />
          </li>
        ))}
      </ul>
      <div className="claim-actions">
        {isKept ? (
          <CommandButton of="claim.keep" className="button" keyed>
            {say('claims.stillSays')}
          </CommandButton>
        ) : null}
        <CommandButton of="claim.look" className="button" keyed>
          {say('claims.lookedAt')}
        </CommandButton>
      </div>
    </div>
  );
}

function Passage({ passage, claim }: { passage: ChangedView; claim: ClaimView }) {
  const { response, was, is, reportName, words } = passage;
  const said = claim.responses.find(({ id }) => id === response);
  return (
    <>
      {said ? <p className="by">{told('claims.changedSaid', { party: theirs(said.party.name) })}</p> : null}
      <p>
        <Reading was={was.exact} is={is?.exact ?? null} words={words} />
      </p>
      {is ? (
        <Place anchor={is} claim={claim.id} marked />
      ) : (
        <p className="by">{told('claims.notFound', { report: theirs(reportName) })}</p>
      )}
    </>
  );
}
