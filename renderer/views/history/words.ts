import type { Change, HistoryItem } from '#shared/contract/views';

export const FIELDS: Readonly<Record<Change['field'], string>> = {
  wording: 'Wording',
  verdict: 'Verdict',
  place: 'Place',
  response: 'Response',
  note: 'Note',
  evidence: 'Evidence',
  passage: 'Changed passage',
  standing: 'Standing',
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What an act did, as the first words of a line. */
export function done({ move, words }: Pick<HistoryItem, 'move' | 'words'>): string {
  if (move === 'undid') return `Undone: ${words}`;
  return move === 'redid' ? `Made again: ${words}` : capital(words);
}

/** A change as it is said aloud: `Verdict: from open to confirmed`. */
export function changeInWords({ field, before, after }: Change): string {
  const name = FIELDS[field];
  if (before === null) return `${name}: ${after ?? 'none'}`;
  return after === null ? `${name} taken out: ${before}` : `${name}: from ${before} to ${after}`;
}
