import { type Alignment, CONTESTED, SURE } from './alignment';
import type { Evidence } from './evidence';
import { type Match, matchOf, tightest } from './matches';
import type { Pair } from './pairs';
import { type Passage, range } from './words';

/** Likeness of a sentence at an end of a longer passage, below which it became another. */
const SAME_SENTENCE = 0.4;
/** Less than a telling word. */
const STRAY = 0.5;
/** How many words may part two that belong together. */
const FEW = 8;

/** Where the alignment says a passage stands, as far as it does. */
export function matchAlong(evidence: Evidence, was: Passage): Match | null {
  const { it } = evidence;
  const pairs = range(was)
    .filter((at) => (it.there[at] ?? -1) !== -1 && it.how[at] !== CONTESTED)
    .map((at): Pair => [at, it.there[at] ?? 0]);
  const together = heaviestTogether(it, pairs, was.to - was.from);
  const isFixed = (pair: Pair, step: -1 | 1) =>
    isHeld(evidence, pair, step) && !isStray(evidence, was, pair[0], step);
  const match = tightest(it, was, together, isFixed);
  if (!match) return replaced(it, was);
  const inside = together.filter(([, at]) => at >= match.is.from && at < match.is.to);
  const kept = withoutLastSentences(evidence, was, withoutFirstSentences(evidence, was, inside));
  const best = matchOf(it, was, kept);
  if (!best || isBesideOthers(evidence, best, kept)) return null;
  return widened(evidence, best, kept);
}

/**
 * Whether other words stand where whole sentences at an end of the passage stood: whether those are the same sentences
 * rewritten, nobody can tell, and so not where the passage ends.
 */
function isBesideOthers(evidence: Evidence, { was, is }: Match, kept: readonly Pair[]): boolean {
  const [first, last] = [kept[0]?.[0] ?? was.from, kept.at(-1)?.[0] ?? was.to - 1];
  const hasStop = (from: number, to: number) => range({ from, to }).some((at) => evidence.isStop(at));
  const [ahead, behind] = [
    { from: was.from, to: first },
    { from: last + 1, to: was.to },
  ];
  return (
    (hasStop(was.from, first) && hasOthers(evidence, is.from - 1, -1, ahead)) ||
    (hasStop(last, was.to - 1) && hasOthers(evidence, is.to, 1, behind))
  );
}

/** Whether the words from a place on are nobody's or of those that are `gone`, at least a third as many. */
function hasOthers({ it }: Evidence, from: number, step: -1 | 1, gone: Passage): boolean {
  const isOther = (partner: number | undefined) =>
    partner === -1 || (partner !== undefined && partner >= gone.from && partner < gone.to);
  const least = Math.max(3, (gone.to - gone.from) / 3);
  let others = 0;
  while (others < least && isOther(it.back[from + step * others])) others++;
  return others >= least;
}

/** Whether a pair belongs where it is: for itself, by its neighbour outwards, or because sentences begin with it. */
function isHeld(evidence: Evidence, [at, place]: Pair, step: -1 | 1): boolean {
  const { how, there } = evidence.it;
  const isFirst = step === -1 && evidence.isFirst(at) && evidence.isFirstAfter(place);
  return how[at] === SURE || there[at + step] === place + step || isFirst;
}

/** Of a passage's pairs, those that stand together now, where they weigh most. */
function heaviestTogether(it: Alignment, pairs: readonly Pair[], length: number): readonly Pair[] {
  const groups: { pairs: Pair[]; weight: number }[] = [];
  for (const pair of pairs.toSorted((a, b) => a[1] - b[1])) {
    const group = groups.at(-1);
    const last = group?.pairs.at(-1);
    const weight = it.weights[it.before[pair[0]] ?? 0] ?? 0;
    if (!group || !last || !standTogether(it, last, pair, length)) groups.push({ pairs: [pair], weight });
    else {
      group.pairs.push(pair);
      group.weight += weight;
    }
  }
  return groups.sort((a, b) => b.weight - a.weight)[0]?.pairs ?? [];
}

/** What was put in between two words of a passage may be longer than it, where both are sure and in order. */
function standTogether({ how, isMoved }: Alignment, [i, j]: Pair, [k, l]: Pair, length: number): boolean {
  const isSure = how[i] === SURE && how[k] === SURE && isMoved[i] === isMoved[k];
  return k > i && l - j <= (isSure ? 40 + 4 * length : 15 + length);
}

/** Whether what is paired at an end of the passage is a mark or a small word, far from others that are. */
function isStray(evidence: Evidence, was: Passage, at: number, outwards: -1 | 1): boolean {
  const { there, how } = evidence.it;
  let weight = 0;
  let k = at;
  for (; k >= was.from && k < was.to && there[k] === (there[at] ?? 0) + k - at; k -= outwards)
    weight += evidence.weightAt(k);
  if (weight >= STRAY || k < was.from || k >= was.to) return false;
  for (let n = 0; n < FEW && k >= was.from && k < was.to; n++, k -= outwards)
    if (how[k] === SURE) return false;
  return true;
}

/** The pairs without those of whole sentences at the beginning of which next to nothing is left: others stand there now. */
function withoutFirstSentences(evidence: Evidence, was: Passage, pairs: readonly Pair[]): readonly Pair[] {
  const [first] = pairs;
  if (!first) return pairs;
  let stop = first[0];
  while (stop < was.to && !evidence.isStop(stop)) stop++;
  const rest = pairs.filter(([at]) => at > stop);
  const next = rest[0];
  if (!next) return pairs;
  const there = { from: first[1], to: next[1] };
  const isOther = evidence.likeness({ from: was.from, to: stop + 1 }, there) < SAME_SENTENCE;
  return isOther ? withoutFirstSentences(evidence, was, rest) : pairs;
}

/** The same at the end. */
function withoutLastSentences(evidence: Evidence, was: Passage, pairs: readonly Pair[]): readonly Pair[] {
  const last = pairs.at(-1);
  if (!last) return pairs;
  let start = last[0];
  while (start > was.from && !evidence.isStop(start - 1)) start--;
  const rest = pairs.filter(([at]) => at < start);
  const next = rest.at(-1);
  if (!next) return pairs;
  const there = { from: next[1] + 1, to: last[1] + 1 };
  const isOther = evidence.likeness({ from: start, to: was.to }, there) < SAME_SENTENCE;
  return isOther ? withoutLastSentences(evidence, was, rest) : pairs;
}

/**
 * The whole passage, where only its inner words are paired for certain: its outer ones where they follow on as they
 * did, and then what replaced those, as far as their neighbours' places tell.
 */
function widened(evidence: Evidence, match: Match, pairs: readonly Pair[]): Match {
  const { was } = match;
  const { before, after } = evidence.it;
  let [first, from] = [pairs[0]?.[0] ?? was.from, match.is.from];
  let [last, to] = [pairs.at(-1)?.[0] ?? was.to - 1, match.is.to];
  while (first > was.from && before[first - 1] === after[from - 1]) [first, from] = [first - 1, from - 1];
  while (last < was.to - 1 && before[last + 1] === after[to]) [last, to] = [last + 1, to + 1];
  const most = Math.max(FEW / 2, (was.to - was.from) / 2);
  const [ahead, behind] = [first - was.from, was.to - 1 - last];
  if (ahead <= most) from -= replacedBeside(evidence, first, from, ahead, -1);
  if (behind <= most) to += replacedBeside(evidence, last, to - 1, behind, 1);
  if (from === match.is.from && to === match.is.to) return match;
  return { was, is: { from, to }, likeness: evidence.likeness(was, { from, to }) };
}

/** How many words beside a pair stand for the passage's last `missing` ones on that side. */
function replacedBeside(
  evidence: Evidence,
  before: number,
  after: number,
  missing: number,
  step: -1 | 1,
): number {
  const { there, back } = evidence.it;
  if (missing === 0 || isAcrossStop(evidence, before, step)) return 0;
  let free = 0;
  while (free < 2 * missing + 4 && back[after + step * (free + 1)] === -1) free++;
  let outside = 0;
  const edge = before + step * (missing + 1);
  while (outside <= free && there[edge + step * outside] === -1) outside++;
  const isBounded = there[edge + step * outside] === after + step * (free + 1);
  if (!isBounded) return 0;
  return outside === 0 ? free : Math.min(missing, Math.max(0, free - outside));
}

/** Whether a sentence ends between a pair's word and the last telling one: a whole sentence that is gone has no place. */
function isAcrossStop(evidence: Evidence, at: number, outwards: -1 | 1): boolean {
  const { before, there } = evidence.it;
  for (let k = outwards === 1 ? at : at - 1; before[k] !== undefined; k -= outwards) {
    if (evidence.isStop(k)) return true;
    if ((there[k] ?? -1) !== -1 && evidence.weightAt(k) > 0.3) return false;
  }
  return false;
}

/** What stands between the places of its neighbours, where none of its own words is left. */
function replaced({ there, back, was: old, is: now }: Alignment, was: Passage): Match | null {
  const from = was.from === 0 ? 0 : (there[was.from - 1] ?? -1) + 1;
  const to = was.to === old.size ? now.size : (there[was.to] ?? -1);
  const isNext = (was.from === 0 || from > 0) && to > from && to - from <= 2 * (was.to - was.from) + 3;
  const is = { from, to };
  return isNext && range(is).every((at) => back[at] === -1) ? { was, is, likeness: 0 } : null;
}
