import { Button } from 'react-aria-components';
import type { ResponseView } from '#shared/contract/views';
import { FOOTING_WORDS, inWords } from '#shared/domain/stances';
import { useApp } from '../common/app';
import { InWords } from '../common/Mark';
import { WithdrawButton } from '../keeping/WithdrawButton';
import { Place } from './Place';

/** One party's answer: who, how described, the stance in full words, and the report's own words for it. */
export function ResponseItem({ response, basis }: { response: ResponseView; basis: boolean }) {
  const app = useApp();
  const { party, described, stance, via, footing, anchor, note } = response;
  const about = [party.role, described === 'named' ? null : described].filter((part) => part !== null);
  return (
    <li className="response" data-basis={basis || undefined}>
      <p className="who">
        <Button className="party" onPress={() => app.openDialog({ kind: 'party', party: party.id })}>
          {party.name}
        </Button>
        {party.confidential ? <span className="tag">confidential: alias shown</span> : null}
      </p>
      {about.length > 0 ? <p className="described">{about.join(' · ')}</p> : null}
      <p className="stance">
        <InWords of={stance} />
        {via ? <span className="tag">second-hand, via {via}</span> : null}
        {footing === 'on-record' ? null : <span className="tag">{FOOTING_WORDS[footing]}</span>}
        {basis ? <span className="tag basis-tag">the verdict rests on this</span> : null}
      </p>
      {anchor ? <Place anchor={anchor} claim={response.claim} marked /> : null}
      {note ? (
        <p className="note" dir="auto">
          {note}
        </p>
      ) : null}
      <WithdrawButton record={response.id} words={`the response of ${party.name}: ${inWords(stance)}`} />
    </li>
  );
}
