import type { Alignment } from './alignment';
import type { Match } from './matches';

/** How a report speaks of its own earlier versions. */
const NOTE =
  /\b(?:earlier|previous|original|first|prior) version|\b(?:correction|corrected|clarification|clarified|amended|retracted)\b|\beditor['’]?s?['’]? note|\b(?:originally|previously|incorrectly|wrongly|mistakenly|erroneously) (?:said|stated|reported|published|quoted|identified|gave)|\bthis (?:article|story|report|page|post|piece) (?:was|has been|is) (?:updated|corrected|amended|changed|edited)|^\s*\W*update[ds]?\b/iu;

/**
 * Whether what was found is only what a note about changes quotes: the passage itself is then gone. The note stands in
 * front of it in its paragraph; where the words `isMoved`, anywhere in that.
 */
export function isCitedThere({ was, is }: Alignment, match: Match, isMoved: boolean): boolean {
  const around = (text: string, start: number, end: number) => {
    const ahead = text.slice(Math.max(0, start - REACH), start);
    const behind = text.slice(end, end + REACH);
    const paragraph = breakOf(text);
    const lead = ahead.slice(ahead.lastIndexOf(paragraph) + 1);
    return isMoved ? `${lead}${text.slice(start, end)}${behind.split(paragraph, 1)[0]}` : lead;
  };
  const start = (words: typeof was, at: number) => words.starts[at] ?? 0;
  const end = (words: typeof was, at: number) => words.ends[at - 1] ?? 0;
  return (
    NOTE.test(around(is.text, start(is, match.is.from), end(is, match.is.to))) &&
    !NOTE.test(around(was.text, start(was, match.was.from), end(was, match.was.to)))
  );
}

const REACH = 400;

/** Between paragraphs: an empty line in texts that have such. */
const breakOf = (text: string): string => (text.slice(0, 20_000).includes('\n\n') ? '\n\n' : '\n');
