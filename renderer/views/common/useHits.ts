import { useCallback } from 'react';
import type { SearchHit } from '#shared/contract/views';
import { useApp } from './app';
import { useAsked } from './useAsked';

const NONE: readonly SearchHit[] = [];

/** What words find on the whole desk, asked with every letter. Never what other words found: Enter may be ahead of the answer. */
export function useHits(among: 'claims' | 'reports', words: string, limit: number): readonly SearchHit[] {
  const { send } = useApp().transport;
  const sought = words.trim();
  const find = useCallback(async () => {
    const query = `in:${among} ${sought}`;
    const ask = { query, typing: true, depth: 'first', limit } as const;
    return { sought, hits: sought === '' ? NONE : (await send('search.run', ask)).hits };
  }, [send, among, sought, limit]);
  const { answer } = useAsked(find);
  return answer?.sought === sought ? answer.hits : NONE;
}
