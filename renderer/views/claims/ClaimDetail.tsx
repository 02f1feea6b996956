import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { AnchorView, ClaimView, ResponseView } from '#shared/contract/views';
import { short } from '#shared/domain/history';
import { placeInWords } from '#shared/text/place';
import { canWrite } from '../../store/select';
import { useApp, usePick } from '../common/app';
import { CommandButton } from '../common/CommandButton';
import { InWords } from '../common/Mark';
import { Moment } from '../common/Moment';
import { EvidenceItem } from '../keeping/EvidenceItem';
import { WithdrawButton } from '../keeping/WithdrawButton';
import { Alike } from './Alike';
import { Changed } from './Changed';
import { Place } from './Place';
import { ResponseItem } from './ResponseItem';

/** The current claim in full: wording, verdict and what it rests on, warnings, responses, places, notes. */
export function ClaimDetail({ claim }: { claim: ClaimView }) {
  const app = useApp();
  const groups = grouped(claim.responses);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="claim-detail" aria-label="Current claim" tabIndex={0}>
      <h3 dir="auto">{claim.text}</h3>
      <Ruled claim={claim} />
      <Warnings claim={claim} />
      <Changed claim={claim} />
      <div className="claim-actions">
        <CommandButton of="response.record" className="button" keyed>
          Response
        </CommandButton>
        <CommandButton of="claim.reword" className="button" keyed>
          Reword
        </CommandButton>
        <CommandButton of="claim.note" className="button" keyed>
          Note
        </CommandButton>
        <CommandButton of="claim.anchor" className="button" keyed>
          Anchor
        </CommandButton>
        <CommandButton of="verdict.weigh" className="button" keyed>
          Weigh
        </CommandButton>
        <CommandButton of="evidence.keep" className="button" keyed>
          File
        </CommandButton>
      </div>
      {claim.responses.length === 0 ? (
        <Part title="Responses">
          <p className="none">No one’s answer is recorded yet.</p>
        </Part>
      ) : null}
      {groups.map(({ title, responses }) => (
        <Part key={title} title={title}>
          <ul className="responses">
            {responses.map((response) => (
              <ResponseItem
                key={response.id}
                response={response}
                basis={claim.ruling?.restsOn.includes(response.id) ?? false}
              />
            ))}
          </ul>
        </Part>
      ))}
      <Part
        title={claim.anchors.length === 1 ? 'Where it stands' : `Where it stands (${claim.anchors.length})`}
      >
        <ul className="anchors">
          {claim.anchors.map((anchor) => (
            <li key={`${anchor.report} ${anchor.start}`}>
              <Place anchor={anchor} claim={claim.id} />
              {claim.anchors.length > 1 ? <TakeFrom claim={claim} anchor={anchor} /> : null}
            </li>
          ))}
        </ul>
      </Part>
      {claim.notes.length > 0 ? (
        <Part title="Notes">
          <ul className="notes">
            {claim.notes.map((note) => (
              <li key={note.id}>
                <p dir="auto">{note.text}</p>
                <p className="by item-foot">
                  <span>
                    {note.checker}, <Moment time={note.time} />
                  </span>
                  <WithdrawButton record={note.id} words={`the note “${short(note.text)}”`} />
                </p>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {claim.evidence.length > 0 ? (
        <Part title="Evidence">
          <ul className="evidences">
            {claim.evidence.map((evidence) => (
              <EvidenceItem key={evidence.id} evidence={evidence} />
            ))}
          </ul>
        </Part>
      ) : null}
      <Alike claim={claim.id} text={claim.text} />
      <p className="claim-foot">
        <WithdrawButton record={claim.id} words="the claim">
          Withdraw the claim…
        </WithdrawButton>
        <Button className="link quiet" onPress={() => app.openDialog({ kind: 'withdrawn', claim: claim.id })}>
          Withdrawn from this claim
        </Button>
      </p>
    </section>
  );
}

/** The quiet way to take one of several places from a claim. */
function TakeFrom({ claim, anchor }: { claim: ClaimView; anchor: AnchorView }) {
  const app = useApp();
  const writable = usePick(canWrite);
  return (
    <Button
      className="link quiet item-withdraw"
      isDisabled={!writable}
      aria-label={`Take the place in ${anchor.reportName}, ${placeInWords(anchor)}, from the claim`}
      onPress={() => app.openDialog({ kind: 'unanchor', claim: claim.id, anchor })}
    >
      Take this place from the claim…
    </Button>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="part">
    <h4>{title}</h4>
    {children}
  </div>
);

/** Answers on the claim itself first; plans, parts and what may not be printed are kept apart from them. */
function grouped(responses: readonly ResponseView[]): { title: string; responses: ResponseView[] }[] {
  const off = responses.filter(({ footing }) => footing === 'off-record');
  const said = responses.filter(({ footing }) => footing !== 'off-record');
  const groups = [
    { title: 'Responses', responses: said.filter(({ scope }) => scope === 'happened') },
    { title: 'Of a plan only', responses: said.filter(({ scope }) => scope === 'planned') },
    { title: 'Of a part only', responses: said.filter(({ scope }) => scope === 'part') },
    { title: 'Off the record: never printed, never counted', responses: off },
  ];
  return groups.filter((group) => group.responses.length > 0);
}

const HistoryLink = () => (
  <CommandButton of="claim.history" className="link quiet history-link" keyed>
    History
  </CommandButton>
);

function Ruled({ claim: { verdict, ruling, responses } }: { claim: ClaimView }) {
  if (!ruling)
    return (
      <p className="ruled">
        <InWords of="open" /> <span className="by">no verdict given yet</span>
        <HistoryLink />
      </p>
    );
  const basis = responses.filter(({ id }) => ruling.restsOn.includes(id)).map(({ party }) => party.name);
  return (
    <div className="ruled">
      <p>
        <InWords of={verdict} />{' '}
        <span className="by">
          {ruling.checker}, <Moment time={ruling.time} />
        </span>
        <HistoryLink />
      </p>
      {verdict === 'open' && basis.length === 0 ? null : (
        <p className="basis">
          {basis.length > 0 ? `Rests on ${list([...new Set(basis)])}.` : 'Rests on no recorded response.'}
        </p>
      )}
      {ruling.note ? <p className="ruling-note">{ruling.note}</p> : null}
    </div>
  );
}

const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const list = (names: readonly string[]): string => lists.format(names);

function Warnings({ claim: { warnings } }: { claim: ClaimView }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="warnings" aria-label="To look at">
      {warnings.map(({ kind, text }) => (
        <li key={`${kind} ${text}`}>{text}</li>
      ))}
    </ul>
  );
}
