import { phraseAt } from './names';
import { type DaySentence, only, type SaidDay, said } from './said';

/** `yesterday`, `the day after tomorrow`. What is often meant loosely is never surer than likely. */
export function nearDayAt(sentence: DaySentence, at: number): SaidDay | null {
  const { tokens, language, from } = sentence;
  const found = phraseAt(tokens, at, language.near);
  const token = tokens[at];
  if (!found || !token || isName(sentence, at)) return null;
  const isOwner = tokens[at + found.length]?.word === "'";
  if (!isOwner && (isOther(sentence, at) || isCountedFrom(sentence, at))) return null;
  const isLoose = language.loose.has(token.word) || isOwner;
  return said(sentence, at, found.length, only(from + found.value, isLoose ? 'likely' : 'stated', ''));
}

/** `Russia Today`, `the Today programme`: within a sentence it has no capital. */
const isName = ({ tokens }: DaySentence, at: number): boolean =>
  tokens[at]?.isCapital === true && at > 0 && tokens[at - 1]?.kind === 'word';

/** `la mañana`, `the world of tomorrow`: a time of day, or the future. */
function isOther({ tokens, language: { notNear, nearAgain } }: DaySentence, at: number): boolean {
  const [earlier = '', last = '', word = ''] = [at - 2, at - 1, at].map((index) => tokens[index]?.word);
  // An own row only: no word of a text may reach what every object inherits.
  const others = notNear && Object.hasOwn(notNear, word) ? notNear[word] : undefined;
  return others?.has(last) === true && nearAgain?.has(earlier) !== true;
}

/** `two days before yesterday`, though not `two days before yesterday’s vote`. */
function isCountedFrom({ tokens, language: { ago } }: DaySentence, at: number): boolean {
  const unit = tokens[at - 2]?.word ?? '';
  return (ago.days.has(unit) || ago.weeks.has(unit)) && COUNTING.has(tokens[at - 1]?.word ?? '');
}

const COUNTING = new Set('before after vor nach avant après voor na'.split(' '));

/** A month's count of days is counted by nobody. */
const MOST = 31;

/** `two days ago`, `vor drei Wochen`. Weeks are seldom meant to the day. */
export function agoAt(sentence: DaySentence, at: number): SaidDay | null {
  const { tokens, language, from } = sentence;
  const { ago, agoBefore, numbers } = language;
  const unit = tokens[at]?.word ?? '';
  const isWeeks = ago.weeks.has(unit);
  if (!isWeeks && !ago.days.has(unit)) return null;
  const first = at - 1 - agoBefore.length;
  const count = tokens[at - 1];
  const number = numbers[count?.word ?? ''] ?? Number(count?.word);
  const leads = agoBefore.every((word, by) => tokens[first + by]?.word === word);
  const follows = ago.after === '' || tokens[at + 1]?.word === ago.after;
  if (!leads || !follows || !Number.isInteger(number) || number > MOST || isAbout(sentence, first))
    return null;
  const length = at - first + (ago.after === '' ? 1 : 2);
  const meant = only(
    from - number * (isWeeks ? 7 : 1),
    isWeeks ? 'guessed' : 'likely',
    isWeeks ? 'weeks are seldom counted to the day' : '',
  );
  return said(sentence, first, length, meant);
}

/** `two or three days ago`, `about a week ago`: no day is meant. */
const isAbout = ({ tokens }: DaySentence, first: number): boolean =>
  ABOUT.has(tokens[first - 1]?.word ?? '') || first < 0;

const ABOUT = new Set(
  'or than about around nearly almost least some over to just under oder etwa rund fast knapp als über environ près presque plus ou unos unas casi o más circa quasi oltre cerca mais quase ongeveer bijna ruim -'.split(
    ' ',
  ),
);
