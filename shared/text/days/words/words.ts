/** How a language speaks of days that are counted from the day of writing. All in lower case. */
export interface DayWords {
  /** BCP 47, without a country. */
  readonly language: string;
  /** Whether names of weekdays and months begin with a capital in running text. */
  readonly hasCapitals: boolean;
  /** What has to stand right after the name of a weekday for it to be one, such as `-feira`; none where names suffice. */
  readonly weekdayEnd?: string;
  /** Days a word or phrase stands for by itself: `yesterday` is -1. */
  readonly near: Readonly<Record<string, number>>;
  /** First words of those that may also be meant loosely: `today` for these times. */
  readonly loose: ReadonlySet<string>;
  /** By the first word of one of them: words before it with which it means something else, `por la mañana`. */
  readonly notNear?: Readonly<Record<string, ReadonlySet<string>>>;
  /** Words before those with which it is meant after all: `the world of tomorrow`, but `ahead of tomorrow`. */
  readonly nearAgain?: ReadonlySet<string>;
  /** Before and after the count: `il y a … jours`, `… days ago`. */
  readonly ago: {
    readonly before: string;
    readonly after: string;
    readonly days: ReadonlySet<string>;
    readonly weeks: ReadonlySet<string>;
  };
  readonly numbers: Readonly<Record<string, number>>;
  /** Before or after a weekday: the one before, the one to come, the one of this week. */
  readonly last: ReadonlySet<string>;
  readonly next: ReadonlySet<string>;
  readonly current: ReadonlySet<string>;
  /** After a weekday: the week it is of, counted from this one. */
  readonly ofWeek: Readonly<Record<string, number>>;
  /** After a day and a month: the year it is of, counted from this one. */
  readonly ofYear: Readonly<Record<string, number>>;
  /** Words before and after a weekday with which it is a day like any other of its name, or counted from another one. */
  readonly notAfter: ReadonlySet<string>;
  readonly notBefore: ReadonlySet<string>;
  readonly tense: TenseWords;
}

/** What tells whether a sentence speaks of the past or of what is to come. */
export interface TenseWords {
  readonly past: ReadonlySet<string>;
  /** Endings of verbs in the past, and words with these endings that are none. */
  readonly pastEnds: readonly string[];
  readonly notPast: ReadonlySet<string>;
  readonly coming: ReadonlySet<string>;
  readonly comingEnds: readonly string[];
  readonly notComing: ReadonlySet<string>;
  /** `is due`, `is set`: to come after `be`; before `to` it needs it. */
  readonly withBe: ReadonlySet<string>;
  /** After these `have` is still to come. */
  readonly will: ReadonlySet<string>;
  /** `may`, `could`: to come, but past before `have` and in a refusal. */
  readonly modal: ReadonlySet<string>;
  readonly refusal: ReadonlySet<string>;
  /** `have`, `has`: past, but to come before `to`. */
  readonly perfect: ReadonlySet<string>;
  /** `was`, `had`: past; with a plan right after it, nobody knows whether that is still to come. */
  readonly before: ReadonlySet<string>;
  /** Before a participle: it is part of a plan where there is one. */
  readonly passive: ReadonlySet<string>;
  /** `is`, `are`: to come before `to`. */
  readonly be: ReadonlySet<string>;
  readonly to: string;
  /** Verbs after which `to` leads to what was still to come. */
  readonly willing: ReadonlySet<string>;
  /** Words a new part of the sentence begins with. */
  readonly breaks: ReadonlySet<string>;
  /** Before a day: it is past; it is to come unless the sentence speaks of the past. */
  readonly since: ReadonlySet<string>;
  readonly until: ReadonlySet<string>;
  /** What may be said to be held on a day to come while the sentence speaks of the past: `in town for talks on Friday`. */
  readonly events: ReadonlySet<string>;
  readonly for: string;
  /** Between any of these and the day. */
  readonly on: ReadonlySet<string>;
}

/** The words of a list written with spaces between them. */
export const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** Words by their place in a list, from 1; those joined by `/` have the same place. */
export const counted = (list: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    list.split(/\s+/).flatMap((place, at) => place.split('/').map((word) => [word, at + 1] as const)),
  );

const NONE: ReadonlySet<string> = new Set();

/** What a language has no use for, or what need not be told to be right more often than not. */
export const PLAIN_TENSE: TenseWords = {
  past: NONE,
  pastEnds: [],
  notPast: NONE,
  coming: NONE,
  comingEnds: [],
  notComing: NONE,
  withBe: NONE,
  will: NONE,
  modal: NONE,
  refusal: NONE,
  perfect: NONE,
  before: NONE,
  passive: NONE,
  be: NONE,
  to: '',
  willing: NONE,
  breaks: NONE,
  since: NONE,
  until: NONE,
  events: NONE,
  for: '',
  on: NONE,
};
