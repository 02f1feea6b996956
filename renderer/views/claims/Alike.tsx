import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { SearchHit } from '#shared/contract/views';
import { type ClaimId, isId } from '#shared/domain/ids';
import { useApp } from '../common/app';

const LIMIT = 5;
/** One name for all of them: the host drops what an older claim asked. */
const asker = `alike ${crypto.randomUUID()}`;

/** Earlier claims like this one, with their verdicts; nothing where there are none. */
export function Alike({ claim, text }: { claim: ClaimId; text: string }) {
  const app = useApp();
  const alike = useAlike(claim, text);
  if (alike.length === 0) return null;
  const go = (id: string): void => {
    if (isId('claim', id))
      app.jumpToClaim(id).catch((error: unknown) => app.failed('This claim cannot be opened', error));
  };
  return (
    <div className="part" data-alike="">
      <h4>Already checked?</h4>
      <ul className="alike">
        {alike.map(({ id, title, detail }) => (
          <li key={id}>
            <Button className="link" onPress={() => go(id)}>
              <bdi>{title}</bdi>
            </Button>{' '}
            <span className="by">{detail}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Asked once the window has nothing else to do, and void as soon as another claim is shown. */
function useAlike(claim: ClaimId, text: string): readonly SearchHit[] {
  const app = useApp();
  const [found, put] = useState<readonly SearchHit[]>([]);
  useEffect(() => {
    let wanted = true;
    const ask = (): void => {
      app.transport
        .send('search.similar', {
          text,
          kinds: ['claim'],
          besides: claim,
          bearing: true,
          limit: LIMIT,
          asker,
        })
        .then(
          ({ hits }) => wanted && put(hits),
          // It is an offer: a claim is worked on as well without it, and the search says what is wrong.
          () => wanted && put([]),
        );
    };
    const idle = requestIdleCallback(ask);
    return () => {
      wanted = false;
      cancelIdleCallback(idle);
    };
  }, [app, claim, text]);
  return found;
}
