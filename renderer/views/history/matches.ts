import type { LedgerLine } from '#shared/contract/views';
import { when } from '../common/Moment';

/** Whether an entry holds every word that is wanted: in what it says, who made it, when, of what kind, or as its number. */
export function matches({ seq, words, checker, kind, time }: LedgerLine, wanted: string): boolean {
  const text = `${words} ${checker} ${kind} ${time} ${when(time)}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => word.replace(/^#/, '') === String(seq) || text.includes(word));
}
