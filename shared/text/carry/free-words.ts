import { type Alignment, SURE } from './alignment';
import { type Match, tightest } from './matches';
import { type Comparing, MOST_CELLS, pairsAmong } from './pairs';
import { type Passage, range } from './words';

/** The other way round: what was after is before. Pairs of it are read backwards. */
const turned = (it: Comparing): Comparing => ({ ...it, before: it.after, after: it.before });

/** Words that are in no sure pair, by what they are: where else a passage could stand. */
export class FreeWords {
  readonly #places = new Map<number, number[]>();
  readonly #side: Comparing;

  /** Those of the text after; with `isTurned` those of the text before. */
  constructor(it: Alignment, isTurned: boolean) {
    this.#side = isTurned ? turned(it) : it;
    for (let at = 0; at < this.#side.after.length; at++) {
      const partner = isTurned ? at : (it.back[at] ?? -1);
      const isSure = partner !== -1 && it.how[partner] === SURE;
      if (!isSure) this.#put(at);
    }
  }

  #put(at: number): void {
    const id = this.#side.after[at] ?? 0;
    const places = this.#places.get(id);
    if (!places) this.#places.set(id, [at]);
    else if (places.length <= MOST_PLACES) places.push(at);
  }

  /** Passages outside `but` that are like this one, each with how alike: the likeliest first, none below `least`. */
  like(passage: Passage, but: Passage, least: number): Match[] {
    return this.#startsFor(passage, but)
      .map((start) => this.#matchFrom(passage, start, but))
      .filter((match): match is Match => match !== null && match.likeness >= least)
      .sort((a, b) => b.likeness - a.likeness);
  }

  /** Where it would begin, by what its telling words say together. */
  #startsFor(passage: Passage, but: Passage): number[] {
    const { before, weights } = this.#side;
    const length = passage.to - passage.from;
    const votes: { at: number; weight: number }[] = [];
    for (const at of tellingWords(this.#side, passage)) {
      const places = this.#places.get(before[at] ?? -1) ?? [];
      if (places.length > MOST_PLACES) continue;
      for (const place of places)
        if (place < but.from || place >= but.to)
          votes.push({ at: place - (at - passage.from), weight: weights[before[at] ?? 0] ?? 0 });
    }
    return heaviestStarts(votes, length / 2 + 4);
  }

  #matchFrom(passage: Passage, start: number, but: Passage): Match | null {
    const slack = Math.min(40, Math.ceil((passage.to - passage.from) / 2)) + 4;
    const from = Math.max(0, start - slack);
    const to = Math.min(this.#side.after.length, start + (passage.to - passage.from) + slack * 2);
    const there = range({ from, to }).filter((at) => at < but.from || at >= but.to);
    return bestMatch(this.#side, passage, there);
  }
}

/** A word that stands in more free places than this says nothing about where. */
const MOST_PLACES = 200;
/** How many words of a passage are asked for. */
const MOST_ASKED = 12;
/** How many starts are looked at more closely. */
const MOST_STARTS = 4;

/** The words of a passage that tell most, by number. */
function tellingWords({ before, weights }: Comparing, passage: Passage): number[] {
  const weigh = (at: number) => weights[before[at] ?? 0] ?? 0;
  return range(passage)
    .sort((a, b) => weigh(b) - weigh(a))
    .slice(0, MOST_ASKED);
}

function heaviestStarts(votes: { at: number; weight: number }[], width: number): number[] {
  votes.sort((a, b) => a.at - b.at);
  const groups: { at: number; weight: number }[] = [];
  for (const vote of votes) {
    const group = groups.at(-1);
    if (group && vote.at - group.at <= width) group.weight += vote.weight;
    else groups.push({ ...vote });
  }
  return groups
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_STARTS)
    .map(({ at }) => at);
}

/** The stretch among `there` most like the passage. */
function bestMatch(it: Comparing, was: Passage, there: readonly number[]): Match | null {
  if ((was.to - was.from) * there.length > MOST_CELLS) return null;
  const pairs = pairsAmong(it, range(was), there);
  return tightest(it, was, pairs);
}
