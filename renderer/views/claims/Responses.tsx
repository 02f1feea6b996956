import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ClaimView, ResponseView } from '#shared/contract/views';
import { counted, counts } from '#shared/domain/warnings';
import { say } from '../../texts/say';
import { Part } from './Part';
import { ResponseItem } from './ResponseItem';

/** As many answers as are shown before one asks for the others. */
const MOST = 8;

/** Who answered what, in groups of the same weight. */
export function Responses({ claim }: { claim: ClaimView }) {
  const groups = grouped(claim.responses);
  if (groups.length === 0)
    return (
      <Part title={say('claims.responses')}>
        <p className="none">{say('claims.noResponses')}</p>
      </Part>
    );
  return groups.map(({ title, responses }) => (
    <Part key={title} title={title}>
      <Group responses={responses} restsOn={claim.ruling?.restsOn ?? []} />
    </Part>
  ));
}

function Group({ responses, restsOn }: { responses: readonly ResponseView[]; restsOn: readonly string[] }) {
  const [isWhole, show] = useState(false);
  const shown = isWhole || responses.length <= MOST + 1 ? responses : responses.slice(0, MOST);
  const more = responses.length - shown.length;
  return (
    <>
      <ul className="responses">
        {shown.map((response) => (
          <ResponseItem key={response.id} response={response} basis={restsOn.includes(response.id)} />
        ))}
      </ul>
      {more > 0 ? (
        <Button className="link" onPress={() => show(true)}>
          {say('claims.moreResponses', { count: more })}
        </Button>
      ) : null}
    </>
  );
}

/** Answers on the claim itself first; plans, parts and what may not be printed are kept apart from them. */
function grouped(responses: readonly ResponseView[]): { title: string; responses: ResponseView[] }[] {
  const off = responses.filter((response) => !counts(response));
  const said = counted(responses);
  const groups = [
    { title: say('claims.responses'), responses: said.filter(({ scope }) => scope === 'happened') },
    { title: say('claims.plans'), responses: said.filter(({ scope }) => scope === 'planned') },
    { title: say('claims.parts'), responses: said.filter(({ scope }) => scope === 'part') },
    { title: say('claims.offRecord'), responses: off },
  ];
  return groups.filter((group) => group.responses.length > 0);
}
