import type { Obtained } from '#shared/domain/provenance';

/** A value a page gives for a field, and where. */
export interface Candidate extends Obtained {
  readonly value: string;
}

export const stated = (value: string, from: string): Candidate => ({ value, from, sure: 'stated' });
export const likely = (value: string, from: string): Candidate => ({ value, from, sure: 'likely' });
export const guessed = (value: string, from: string): Candidate => ({ value, from, sure: 'guessed' });

/** The first candidate that holds up, as `mend` leaves it: null for what is none. */
export function firstOf(
  candidates: Iterable<Candidate>,
  mend: (value: string) => string | null,
): Candidate | null {
  for (const { value, from, sure } of candidates) {
    const mended = mend(value);
    if (mended !== null && mended !== '') return { value: mended, from, sure };
  }
  return null;
}

/** Controls, and marks that turn letters round: a title must not look like another. */
const MISLEADING = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u00ad\ufeff]/gu;

/** In one line, as it is to be shown. */
export const inLine = (value: string): string =>
  value
    .replaceAll(/\s+/g, ' ')
    .replaceAll(MISLEADING, '')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .trim();

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Values are often escaped twice, and then stand with their entities: `Q&amp;A`. */
export const unescaped = (value: string): string =>
  value.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,5}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = Number.parseInt(decimal ?? hex, decimal ? 10 : 16);
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** A name or title as a page means it: in one line, without entities and without tags. */
export const plain = (value: string): string =>
  inLine(unescaped(value).replaceAll(/<\/?[a-z][^<>]*>/gi, ' '));
