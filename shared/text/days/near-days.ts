import { phraseAt } from './names';
import { type DaySentence, only, type SaidDay, said } from './said';

/** `yesterday`, `the day after tomorrow`. What is often meant loosely is never surer than likely. */
export function nearDayAt(sentence: DaySentence, at: number): SaidDay | null {
  const { tokens, language, from } = sentence;
  const found = phraseAt(tokens, at, language.near);
  const token = tokens[at];
  if (!found || !token || isName(sentence, at)) return null;
  const isLoose = language.loose.has(token.word) || tokens[at + found.length]?.word === "'";
  return said(sentence, at, found.length, only(from + found.value, isLoose ? 'likely' : 'stated', ''));
}

/** `Russia Today`, `the Today programme`: within a sentence it has no capital. */
const isName = ({ tokens, language }: DaySentence, at: number): boolean =>
  (tokens[at]?.isCapital === true && at > 0 && tokens[at - 1]?.kind === 'word') ||
  language.notNear?.has(tokens[at - 1]?.word ?? '') === true;

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
