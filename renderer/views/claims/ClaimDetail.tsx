import { memo, useLayoutEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { AnchorView, ClaimView } from '#shared/contract/views';
import { short } from '#shared/domain/history';
import { placeInWords } from '#shared/text/place';
import { canWrite, isIn } from '../../store/select';
import { theirs } from '../../texts/parts';
import { IN_ENGLISH, say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { CommandButton } from '../common/CommandButton';
import { KeyOf } from '../common/Keys';
import { Moment } from '../common/Moment';
import { EvidenceItem } from '../keeping/EvidenceItem';
import { WithdrawButton } from '../keeping/WithdrawButton';
import { Alike } from './Alike';
import { Changed } from './Changed';
import { Part } from './Part';
import { Place } from './Place';
import { Responses } from './Responses';
import { Ruled } from './Ruled';

/** The current claim in full: wording, verdict and what it rests on, warnings, responses, places, notes. */
export const ClaimDetail = memo(function ClaimDetail({ claim }: { claim: ClaimView }) {
  const pane = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another claim is read from its beginning.
  useLayoutEffect(() => {
    // What it answers is no clean-up: newer browsers promise the end of the scrolling.
    pane.current?.scrollTo(0, 0);
  }, [claim.id]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section ref={pane} className="claim-detail" aria-label={say('claims.current')} tabIndex={0}>
      <h3 dir="auto">{claim.text}</h3>
      <Ruled claim={claim} />
      <Warnings claim={claim} />
      <Elsewhere claim={claim} />
      <Changed claim={claim} />
      <Responses key={`responses ${claim.id}`} claim={claim} />
      <Places claim={claim} />
      <Notes claim={claim} />
      {claim.evidence.length > 0 ? (
        <Part title={say('claims.evidence')}>
          <ul className="evidences">
            {claim.evidence.map((evidence) => (
              <EvidenceItem key={evidence.id} evidence={evidence} />
            ))}
          </ul>
        </Part>
      ) : null}
      <Alike claim={claim.id} text={claim.text} />
      <Foot claim={claim} />
    </section>
  );
});

function Warnings({ claim: { warnings } }: { claim: ClaimView }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="warnings" aria-label={say('claims.toLookAt')}>
      {warnings.map(({ kind, text }) => (
        <li key={`${kind} ${text}`} {...IN_ENGLISH}>
          {text}
        </li>
      ))}
    </ul>
  );
}

/** A claim stays current from report to report of a story, so that it can be anchored in the next one as well. */
function Elsewhere({ claim }: { claim: ClaimView }) {
  const report = usePick(({ reading }) => reading?.report.id);
  if (report === undefined || isIn(claim, report)) return null;
  return <p className="elsewhere">{told('claims.elsewhere', { key: <KeyOf of="claim.anchor" named /> })}</p>;
}

function Places({ claim }: { claim: ClaimView }) {
  return (
    <Part title={say('claims.stands', { count: claim.anchors.length })}>
      <ul className="anchors">
        {claim.anchors.map((anchor) => (
          <li key={`${anchor.report} ${anchor.start}`}>
            <Place anchor={anchor} claim={claim.id} />
            {claim.anchors.length > 1 ? <TakeFrom claim={claim} anchor={anchor} /> : null}
          </li>
        ))}
      </ul>
    </Part>
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
      aria-label={say('claims.takePlace', { report: anchor.reportName, place: placeInWords(anchor) })}
      onPress={() => app.openDialog({ kind: 'unanchor', claim: claim.id, anchor })}
    >
      {say('claims.takeFrom')}
    </Button>
  );
}

function Notes({ claim: { notes } }: { claim: ClaimView }) {
  if (notes.length === 0) return null;
  return (
    <Part title={say('claims.notes')}>
      <ul className="notes">
        {notes.map(({ id, text, checker, time }) => (
          <li key={id}>
            <p dir="auto">{text}</p>
            <p className="by item-foot">
              <span>{told('claims.by', { checker: theirs(checker), time: <Moment time={time} /> })}</span>
              <WithdrawButton record={id} words={say('claims.noteOf', { text: short(text) })} />
            </p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Foot({ claim }: { claim: ClaimView }) {
  const app = useApp();
  return (
    <div className="claim-foot">
      <CommandButton of="claim.merge" className="button" keyed>
        {say('claims.merge')}
      </CommandButton>
      <CommandButton of="claim.split" className="button" keyed>
        {say('claims.split')}
      </CommandButton>
      <WithdrawButton record={claim.id} words={say('claims.theClaim')}>
        {say('claims.withdraw')}
      </WithdrawButton>
      <Button className="link quiet" onPress={() => app.openDialog({ kind: 'withdrawn', claim: claim.id })}>
        {say('claims.withdrawn')}
      </Button>
    </div>
  );
}
