import { Button } from 'react-aria-components';
import type { SearchHit } from '#shared/contract/views';
import { type ClaimId, isId } from '#shared/domain/ids';
import { inEnglish } from '../../texts/parts';
import { say } from '../../texts/say';
import { useApp } from '../common/app';
import { useOffer } from '../common/useOffer';

const LIMIT = 5;
const NONE: readonly SearchHit[] = [];
/** One name for all of them: the host drops what an older claim asked. */
const asker = `alike ${crypto.randomUUID()}`;

/** Earlier claims like this one, with their verdicts; nothing where there are none. */
export function Alike({ claim, text }: { claim: ClaimId; text: string }) {
  const app = useApp();
  const alike = useAlike(claim, text);
  if (alike.length === 0) return null;
  const go = (id: string): void => {
    if (isId('claim', id))
      app.jumpToClaim(id).catch((error: unknown) => app.failed(say('claims.alikeFailed'), error));
  };
  return (
    <div className="part" data-alike="">
      <h4>{say('claims.alike')}</h4>
      <ul className="alike">
        {alike.map(({ id, title, detail }) => (
          <li key={id}>
            <Button className="link" onPress={() => go(id)}>
              <bdi>{title}</bdi>
            </Button>{' '}
            <span className="by">{inEnglish(detail)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function useAlike(claim: ClaimId, text: string): readonly SearchHit[] {
  const { send } = useApp().transport;
  const ask = async (): Promise<readonly SearchHit[]> => {
    const of = { text, kinds: ['claim' as const], besides: claim, bearing: true, limit: LIMIT, asker };
    return (await send('search.similar', of)).hits;
  };
  return useOffer(`${claim} ${text}`, ask, NONE) ?? NONE;
}
