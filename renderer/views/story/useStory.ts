import { useCallback } from 'react';
import type { ClaimView, ReportRow } from '#shared/contract/views';
import type { StoryId } from '#shared/domain/ids';
import { everyPage, PAGE } from '../../store/pages';
import { useApp, usePick } from '../common/app';
import { type Asked, useAsked } from '../common/useAsked';

export interface WholeStory {
  readonly name: string;
  readonly claims: readonly ClaimView[];
  readonly reports: readonly ReportRow[];
}

/** A story with all its claims and reports, for as long as it is looked at; read again when the desk changes. */
export function useStory(story: StoryId): Asked<WholeStory> {
  const { send } = useApp().transport;
  const { name, head } = usePick(({ stories, desk }) => ({
    name: stories.find(({ id }) => id === story)?.name ?? '',
    head: desk?.head?.seq ?? 0,
  }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every entry the story may be another.
  const read = useCallback(async (): Promise<WholeStory> => {
    const [claims, reports] = await Promise.all([
      everyPage((offset) => send('claim.list', { story, offset, limit: PAGE })),
      everyPage((offset) => send('report.list', { story, offset, limit: PAGE })),
    ]);
    return { name, claims, reports };
  }, [send, story, name, head]);
  return useAsked(read);
}
