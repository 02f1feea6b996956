import type { Moment, SheetInput } from './input';

export const NOT_KNOWN = 'not known';

/** `21 November 2026 at 10:04 CET`. */
export const momentInWords = (moment: Moment): string => moments(moment, 'long');

/** `21 Nov 2026, 10:04 CET`. */
export const momentInShort = (moment: Moment): string => moments(moment, 'short');

const moments = ({ iso, zone }: Moment, month: 'long' | 'short'): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month,
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(iso));

export const counted = (count: number, one: string, more = `${one}s`): string =>
  `${new Intl.NumberFormat('en-GB').format(count)} ${count === 1 ? one : more}`;

export const KIND_WORDS: Record<SheetInput['kind'], string> = {
  report: 'of a report',
  story: 'of a story',
  claims: 'of chosen claims',
};

/** Which state of the desk the sheet shows, and what made it. */
export const ledgerInWords = ({ head, version }: Pick<SheetInput, 'head' | 'version'>): string =>
  `${head.hash === null ? 'empty' : `entry ${head.seq}, SHA-256 ${head.hash}`}; Galley ${version}`;

/** The same for the foot of every page. */
export const ledgerInBrief = ({ head, version }: Pick<SheetInput, 'head' | 'version'>): string =>
  `Galley ${version} · ${head.hash === null ? 'empty ledger' : `ledger entry ${head.seq} · ${head.hash}`}`;
