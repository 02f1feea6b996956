import type { ReactNode } from 'react';
import { IN_ENGLISH, inOrder, lists } from './say';

/** What people wrote, laid out for itself: a name, an outlet, a note. Nothing where there is nothing. */
export const theirs = (text: string | null | undefined): ReactNode => (text ? <bdi>{text}</bdi> : null);

/** Words of the domain, the ledger or the host. */
export const inEnglish = (words: string | null): ReactNode =>
  words ? <span {...IN_ENGLISH}>{words}</span> : null;

/** Facts in one line with dots between them; what is not known is left out. */
export const facts = (of: readonly ReactNode[]): ReactNode => {
  const known = of.filter((fact) => fact !== null && fact !== undefined && fact !== '');
  return inOrder(known.flatMap((fact, at) => (at > 0 ? [' · ', fact] : [fact])));
};

/** Names one after the other, as the language lists them. */
export const listed = (names: Iterable<string>): ReactNode =>
  inOrder(lists.formatToParts(names).map(({ type, value }) => (type === 'element' ? theirs(value) : value)));
