import type { Change, HistoryItem } from '#shared/contract/views';
import { say } from '../../texts/say';

export const FIELDS: Readonly<Record<Change['field'], string>> = {
  wording: say('history.field.wording'),
  verdict: say('history.field.verdict'),
  place: say('history.field.place'),
  response: say('history.field.response'),
  note: say('history.field.note'),
  evidence: say('history.field.evidence'),
  passage: say('history.field.passage'),
  standing: say('history.field.standing'),
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What an act did, as the first words of a line. */
export function done({ move, words }: Pick<HistoryItem, 'move' | 'words'>): string {
  if (move === 'undid') return say('history.undone', { words });
  return move === 'redid' ? say('history.redone', { words }) : say('history.did', { words: capital(words) });
}

/** A change as it is said aloud: `Verdict: from open to confirmed`. */
export function changeInWords({ field, before, after }: Change): string {
  const name = FIELDS[field];
  if (before === null)
    return after === null
      ? say('history.setToNone', { field: name })
      : say('history.set', { field: name, after });
  return after === null
    ? say('history.cleared', { field: name, before })
    : say('history.changed', { field: name, before, after });
}
