import type { ChangedView, ClaimView } from '#shared/contract/views';
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
      <h4>Changed since</h4>
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
            Still says it
          </CommandButton>
        ) : null}
        <CommandButton of="claim.look" className="button" keyed>
          Looked at
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
      {said ? <p className="by">What {said.party.name} said</p> : null}
      <p>
        <Reading was={was.exact} is={is?.exact ?? null} words={words} />
      </p>
      {is ? (
        <Place anchor={is} claim={claim.id} marked />
      ) : (
        <p className="by">
          Not found in <bdi>{reportName}</bdi>, the newer version.
        </p>
      )}
    </>
  );
}
