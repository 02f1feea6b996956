import { useCallback } from 'react';
import type { SearchHit } from '#shared/contract/views';
import { useApp } from './app';
import { useAsked } from './useAsked';

const NONE: readonly SearchHit[] = [];

/** What words find on the whole desk, asked with every letter; what was found before stays until the answer is there. */
export function useFound(among: 'claims' | 'reports', words: string, limit: number): readonly SearchHit[] {
  const { send } = useApp().transport;
  const sought = words.trim();
  const find = useCallback(async (): Promise<readonly SearchHit[]> => {
    if (sought === '') return NONE;
    const query = `in:${among} ${sought}`;
    return (await send('search.run', { query, typing: true, depth: 'first', limit })).hits;
  }, [send, among, sought, limit]);
  const { answer, fault } = useAsked(find);
  return fault || sought === '' ? NONE : (answer ?? NONE);
}
