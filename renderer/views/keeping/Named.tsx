import { useCallback } from 'react';
import { Button } from 'react-aria-components';
import { isId } from '#shared/domain/ids';
import { inWords } from '#shared/domain/stances';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { useAsked } from '../common/useAsked';

/** The ids a fault names, in words. A claim among them can be gone to. */
export function Named({ what }: { what: string }) {
  const app = useApp();
  const ids = [...new Set(what.match(/\b(?:rs|[rscpnel])[1-9]\d*\b/g) ?? [])];
  const claims = usePick((state) => state.claims);
  const ask = useCallback(() => app.transport.send('jump.list', {}), [app]);
  const { answer } = useAsked(ask);
  const known = new Map([
    ...(answer ?? []).map(({ id, label }) => [id as string, label] as const),
    ...claims
      .flatMap(({ responses }) => responses)
      .map(
        ({ id, party, stance }) =>
          [id as string, say('keeping.answered', { party: party.name, stance: inWords(stance) })] as const,
      ),
  ]);
  const named = ids.filter((id) => known.has(id));
  if (named.length === 0) return null;
  return (
    <ul className="named" aria-label={say('keeping.named')}>
      {named.map((id) => (
        <li key={id}>
          <span className="entry-seq">{id}</span>{' '}
          {isId('claim', id) ? (
            <Button
              className="link"
              onPress={() => {
                app.closeDialog();
                void app.jumpToClaim(id);
              }}
            >
              {known.get(id)}
            </Button>
          ) : (
            <span dir="auto">{known.get(id)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
