import { Button } from 'react-aria-components';
import type { ResponseView } from '#shared/contract/views';
import { FOOTING_WORDS, inWords } from '#shared/domain/stances';
import { facts, inEnglish, theirs } from '../../texts/parts';
import { say, told } from '../../texts/say';
import { useApp } from '../common/app';
import { InWords } from '../common/Mark';
import { WithdrawButton } from '../keeping/WithdrawButton';
import { Place } from './Place';

/** One party's answer: who, how described, the stance in full words, and the report's own words for it. */
export function ResponseItem({ response, basis }: { response: ResponseView; basis: boolean }) {
  const app = useApp();
  const { party, described, stance, via, footing, anchor, note } = response;
  const isNamed = described === 'named';
  return (
    <li className="response" data-basis={basis || undefined}>
      <p className="who">
        <Button className="party" onPress={() => app.openDialog({ kind: 'party', party: party.id })}>
          {theirs(party.name)}
        </Button>
        {party.confidential ? <span className="tag">{say('claims.confidential')}</span> : null}
      </p>
      {isNamed && !party.role ? null : (
        <p className="described">{facts([theirs(party.role), isNamed ? null : inEnglish(described)])}</p>
      )}
      <p className="stance">
        <InWords of={stance} />
        {via ? <span className="tag">{told('claims.via', { via: theirs(via) })}</span> : null}
        {footing === 'on-record' ? null : <span className="tag">{inEnglish(FOOTING_WORDS[footing])}</span>}
        {basis ? <span className="tag basis-tag">{say('claims.basis')}</span> : null}
      </p>
      {anchor ? <Place anchor={anchor} claim={response.claim} marked /> : null}
      {note ? (
        <p className="note" dir="auto">
          {note}
        </p>
      ) : null}
      <WithdrawButton
        record={response.id}
        words={say('claims.responseOf', { party: party.name, stance: inWords(stance) })}
      />
    </li>
  );
}
