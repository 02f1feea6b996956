import type { WordChange } from '#shared/contract/views';
import { type Stretch, wordsChanged } from '#shared/text/carry/changes';

export const wordChange = ({ kind, ...at }: Stretch, before: string, after: string): WordChange => ({
  kind,
  before: before.slice(at.before.start, at.before.end),
  after: after.slice(at.after.start, at.after.end),
});

/** Passages longer than this, together, are shown whole: aligning takes time that nobody waits for here. */
const LONGEST = 20_000;

/** What changed from one passage to another, word by word. Long ones as one change. */
export const wordsFrom = (was: string, is: string): WordChange[] =>
  was.length + is.length > LONGEST
    ? [{ kind: 'changed', before: was, after: is }]
    : wordsChanged(was, is).map((stretch) => wordChange(stretch, was, is));
