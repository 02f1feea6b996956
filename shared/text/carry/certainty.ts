import { contextAlike } from './context';
import type { Evidence } from './evidence';
import { type Match, sharedBy, weightIn } from './matches';
import { type Comparing, pairsAmong } from './pairs';
import { isCitedThere } from './update-notes';
import { type Passage, range } from './words';

/** Where a passage stands now. */
export interface Found extends Match {
  /** Word for word; otherwise it was edited. */
  readonly isSame: boolean;
  readonly isMoved: boolean;
}

/**
 * What makes a place certain enough. Chosen on real texts with tests/bench/carry.bench.ts so that nothing is carried
 * wrongly; weights are in telling words.
 */
export const ENOUGH = {
  /** Words in a row that agree, the passage among them. */
  row: 4,
  movedRow: 5,
  /** Likeness of an edited passage, and its weight. */
  passage: 0.5,
  movedPassage: 0.7,
  weight: 2.5,
  /** Likeness of the sentences around it; and where they alone bear witness. */
  sentence: 0.5,
  movedSentence: 0.6,
  sentenceAlone: 0.6,
  /** What the words may weigh that were replaced where hardly one of the passage is left, in a sentence that is. */
  replaced: 3,
  /** Words that may stand there now where none is left. */
  replacedWords: 6,
  /** Share of the words next to it. */
  context: 0.5,
  /** How alike another place must be to be a rival: in itself, and of what the place itself is. */
  rivalLikeness: 0.4,
  rival: 0.65,
};

/** Whether what was found can be told from chance, from a quotation in a note, and from a second copy. */
export function isCertain(evidence: Evidence, found: Found): boolean {
  if (isCitedThere(evidence.it, found, found.isMoved)) return false;
  return found.isSame ? isCertainlySame(evidence, found) : isCertainlyChanged(evidence, found);
}

function isCertainlySame(evidence: Evidence, { was, is, isMoved }: Found): boolean {
  const around = evidence.sentenceLikeness(was, is);
  const row = evidence.row(was, is);
  if (isMoved) return row >= ENOUGH.movedRow && around >= ENOUGH.movedSentence;
  if (row >= ENOUGH.row) return around >= ENOUGH.sentence || evidence.weigh(was) >= ENOUGH.row;
  return around >= ENOUGH.sentence && hasContext(evidence, was, is);
}

/** Whether what stands next to it on one side stood there before. */
const hasContext = ({ it }: Evidence, was: Passage, is: Passage): boolean =>
  contextAlike(it, was.from, is.from, -1) >= ENOUGH.context ||
  contextAlike(it, was.to, is.to, 1) >= ENOUGH.context;

function isCertainlyChanged(evidence: Evidence, { was, is, likeness, isMoved }: Found): boolean {
  if (standsTwiceIn(evidence, was, is) || isAnother(evidence, was, is)) return false;
  const around = evidence.sentenceLikeness(was, is);
  const weight = evidence.weigh(was);
  if (isMoved)
    return likeness >= ENOUGH.movedPassage && around >= ENOUGH.movedSentence && weight >= ENOUGH.movedRow;
  if (isPartOf(evidence, was, is)) return around >= ENOUGH.sentence || weight >= ENOUGH.row;
  if (likeness >= ENOUGH.passage && weight >= ENOUGH.weight) return around >= ENOUGH.sentence;
  const isSmall =
    weight * (1 - likeness) <= ENOUGH.replaced && (likeness > 0.2 || is.to - is.from <= ENOUGH.replacedWords);
  return isSmall && around >= ENOUGH.sentenceAlone && isInsideSentence(evidence, was, is);
}

/** Whether a stretch longer than the passage has about all that is left of it at one of its ends: it may be two of it. */
function standsTwiceIn(evidence: Evidence, was: Passage, is: Passage): boolean {
  const length = Math.ceil(1.2 * (was.to - was.from)) + 2;
  if (is.to - is.from <= 1.2 * length) return false;
  const kept = evidence.shared(was, is);
  const ends = [
    { from: is.from, to: is.from + length },
    { from: is.to - length, to: is.to },
  ];
  const sharedWith = (end: Passage) => sharedBy(evidence.it, pairsAmong(evidence.it, range(was), range(end)));
  return ends.some((end) => sharedWith(end) >= 0.85 * kept);
}

/** Whether the very words found stood elsewhere before: then they are a copy of those, however alike this passage is. */
function isAnother({ it }: Evidence, was: Passage, is: Passage): boolean {
  if (weightIn(it.after, it.weights, is) < ENOUGH.row) return false;
  const rare = range(is).reduce(
    (best, at) => (weightAfter(it, at) > weightAfter(it, best) ? at : best),
    is.from,
  );
  const [id, length] = [it.after[rare] ?? -1, is.to - is.from];
  for (let at = it.before.indexOf(id); at !== -1; at = it.before.indexOf(id, at + 1)) {
    const from = at - (rare - is.from);
    const isApart = from + length <= was.from || from >= was.to;
    if (isApart && from >= 0 && range(is).every((k) => it.after[k] === it.before[from + k - is.from]))
      return true;
  }
  return false;
}

const weightAfter = ({ after, weights }: Comparing, at: number): number => weights[after[at] ?? -1] ?? 0;

/** Whether words were only put in or only left out, with a good many kept. */
function isPartOf(evidence: Evidence, was: Passage, is: Passage): boolean {
  const kept = evidence.shared(was, is);
  return kept >= ENOUGH.row && kept >= 0.85 * Math.min(evidence.weigh(was), evidence.weighAfter(is));
}

/** Whether the words next to it still stand next to it, some of them in the same sentence. */
function isInsideSentence(evidence: Evidence, was: Passage, is: Passage): boolean {
  const sentence = evidence.sentence(was, evidence.it.before);
  const isHeld = evidence.rowBeside(was.from, is.from, -1) >= 1 && evidence.rowBeside(was.to, is.to, 1) >= 1;
  return isHeld && (sentence.from < was.from || sentence.to > was.to);
}
