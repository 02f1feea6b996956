import type { WordChange } from '#shared/contract/views';
import { type Stretch, wordsChanged } from '#shared/text/carry/changes';

export const wordChange = ({ kind, ...at }: Stretch, before: string, after: string): WordChange => ({
  kind,
  before: before.slice(at.before.start, at.before.end),
  after: after.slice(at.after.start, at.after.end),
});

/** What changed from one passage to another, word by word. */
export const wordsFrom = (was: string, is: string): WordChange[] =>
  wordsChanged(was, is).map((stretch) => wordChange(stretch, was, is));
