import type { WordChange } from '#shared/contract/views';
import { say } from '../../texts/say';

interface Props {
  readonly was: string;
  /** Null where it is gone. */
  readonly is: string | null;
  readonly words: readonly WordChange[];
}

/** How a passage read, and how it reads now; once where nothing changed. */
export function Reading({ was, is, words }: Props) {
  if (is !== null && words.length === 0) return <q dir="auto">{is}</q>;
  return (
    <span className="was-is" dir="auto">
      {is === null ? <TakenOut>{was}</TakenOut> : <Words words={words} />}
    </span>
  );
}

/** What stayed, what was taken out and what was put in, in the order of both. */
export const Words = ({ words }: { words: readonly WordChange[] }) =>
  words.map(({ kind, before, after }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words never change their order.
    <span key={at}>
      {at > 0 ? ' ' : null}
      {kind === 'same' ? after : null}
      {kind === 'removed' || kind === 'changed' ? <TakenOut>{before}</TakenOut> : null}
      {kind === 'changed' ? ' ' : null}
      {kind === 'added' || kind === 'changed' ? <PutIn>{after}</PutIn> : null}
    </span>
  ));

/** Many screen readers say nothing of what is struck out or put in: it is told beside. */
export const TakenOut = ({ children }: { children: string }) => (
  <>
    <span className="unseen">{say('versions.wordsOut')} </span>
    <del>{children}</del>
    <span className="unseen">;</span>
  </>
);
export const PutIn = ({ children }: { children: string }) => (
  <>
    <span className="unseen">{say('versions.wordsIn')} </span>
    <ins>{children}</ins>
    <span className="unseen">;</span>
  </>
);
