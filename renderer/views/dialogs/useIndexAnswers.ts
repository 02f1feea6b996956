import { useEffect, useState } from 'react';
import type { JumpTarget, SearchHit } from '#shared/contract/views';
import { useApp } from '../common/app';

const LIMIT = 8;
const asker = `palette ${crypto.randomUUID()}`;

interface Answer {
  readonly typed: string;
  readonly targets: readonly JumpTarget[];
}

/** What the index finds by its name for what is typed, the list's own entries not among them; none while on its way. */
export function useIndexAnswers(typed: string): readonly JumpTarget[] {
  const app = useApp();
  const [answer, put] = useState<Answer | null>(null);
  const query = inTitles(typed);
  useEffect(() => {
    if (query === null) return;
    let wanted = true;
    app.transport.send('search.run', { query, typing: true, depth: 'first', limit: LIMIT, asker }).then(
      ({ hits }) => wanted && put({ typed, targets: hits.flatMap(targetOf) }),
      // The list itself is there all the same, and the search says what is wrong with the index.
      () => wanted && put(null),
    );
    return () => {
      wanted = false;
    };
  }, [app, query, typed]);
  return answer?.typed === typed ? answer.targets : [];
}

/** What is typed, as a query for names; null where there is no word in it. Nothing typed here is read as an operator. */
export function inTitles(typed: string): string | null {
  const words = typed.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu);
  return words ? `title:(${words.join(' ')})` : null;
}

/** A record one can go to; nothing for the others. */
function targetOf({ kind, id, title, detail }: SearchHit): JumpTarget[] {
  if (kind !== 'claim' && kind !== 'party' && kind !== 'story' && kind !== 'report') return [];
  return [{ kind, id, label: title, detail }];
}
