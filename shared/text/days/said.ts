import type { Sureness } from '../../domain/provenance';
import type { Span } from '../sentences';
import type { DayBasis } from './basis';
import type { DayLanguage } from './names';
import type { Tense, Tenses } from './tense';
import type { Token } from './tokens';

/** A sentence as days are looked for in it. */
export interface DaySentence {
  readonly tokens: readonly Token[];
  readonly language: DayLanguage;
  readonly basis: DayBasis;
  /** The day that is counted from, as a number. */
  readonly from: number;
  /** The same in words. */
  readonly counted: string;
  readonly tenses: Tenses;
}

/** A day that is meant, as a number, and why. */
export interface MeantDay {
  readonly number: number;
  readonly sure: Sureness;
  readonly why: string;
}

/** An expression, and the days it may mean: one, or two of which neither is likelier. */
export interface SaidDay extends Span {
  /** How many tokens it has. */
  readonly length: number;
  readonly meant: readonly MeantDay[];
}

/** @param at the first token; @param length how many tokens the expression has */
export const said = (
  { tokens }: DaySentence,
  at: number,
  length: number,
  meant: readonly MeantDay[],
): SaidDay => ({
  start: tokens[at]?.start ?? 0,
  end: tokens[at + length - 1]?.end ?? 0,
  length,
  meant,
});

export const only = (number: number, sure: Sureness, why: string): readonly MeantDay[] => [
  { number, sure, why },
];

/** Two days of which neither is likelier; one where they are the same. */
export const either = (
  one: number,
  other: number,
  why: string,
  same: string,
  sure: Sureness = 'likely',
): readonly MeantDay[] =>
  one === other
    ? only(one, sure, same)
    : [Math.min(one, other), Math.max(one, other)].map((number) => ({ number, sure: 'guessed', why }));

export const PAST = 'its sentence speaks of the past';
export const COMING = 'its sentence speaks of what is to come';
const OPEN: Readonly<Record<'open' | 'none', string>> = {
  open: 'it was still to come when somebody spoke of it, and may be past by now',
  none: 'its sentence does not tell whether it is past or to come',
};
/** Why it is not known whether a day is past. */
export const openWhy = (tense: Tense): string => OPEN[tense === 'open' ? 'open' : 'none'];
