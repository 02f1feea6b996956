import { paragraphsOf, type Span, sentencesOf } from '#shared/text/sentences';

/** Numbers in [0, 1). */
export type Random = () => number;

/**
 * A text on its way to its next version. It knows of every UTF-16 unit which one of the first version it is or stands
 * for; -1 for what was put in, and below that for what was copied: -2 for a copy of unit 0, -3 of unit 1.
 */
export class Draft {
  text: string;
  origins: number[];

  constructor(text: string) {
    this.text = text;
    this.origins = Array.from(text, (c) => c).flatMap((c) => Array.from({ length: c.length }, () => 0));
    this.origins = this.origins.map((_, at) => at);
  }

  cut({ start, end }: Span): { text: string; origins: number[] } {
    const cut = { text: this.text.slice(start, end), origins: this.origins.splice(start, end - start) };
    this.text = this.text.slice(0, start) + this.text.slice(end);
    return cut;
  }

  put(
    at: number,
    text: string,
    origins: readonly number[] = Array.from({ length: text.length }, () => -1),
  ): void {
    this.text = this.text.slice(0, at) + text + this.text.slice(at);
    this.origins = [...this.origins.slice(0, at), ...origins, ...this.origins.slice(at)];
  }

  /** What comes in stands for what goes out. */
  replace(span: Span, by: string): void {
    const { origins } = this.cut(span);
    const at = (k: number) =>
      origins[Math.min(origins.length - 1, Math.floor((k * origins.length) / by.length))] ?? -1;
    this.put(
      span.start,
      by,
      Array.from({ length: by.length }, (_, k) => at(k)),
    );
  }

  /** Puts in a second copy of what stands in `span`. */
  copy({ start, end }: Span, at: number): void {
    const copied = this.origins.slice(start, end).map((origin) => (origin < 0 ? origin : -2 - origin));
    this.put(at, this.text.slice(start, end), copied);
  }

  /** The units of the first version that stand, or are copied, in `span` of this one. */
  originsIn({ start, end }: Span): { readonly moved: number[]; readonly copied: number[] } {
    const there = this.origins.slice(start, end).filter((_, at) => !/\s/.test(this.text[start + at] ?? ''));
    return {
      moved: there.filter((origin) => origin >= 0),
      copied: there.filter((origin) => origin < -1).map((origin) => -2 - origin),
    };
  }

  /** Where what stood in `span` of the first version stands now; null where nothing is left. */
  placeOf({ start, end }: Span): { readonly at: Span; readonly kept: number } | null {
    const seen = new Set<number>();
    let [first, last] = [-1, -1];
    this.origins.forEach((origin, at) => {
      if (origin < start || origin >= end || /\s/.test(this.text[at] ?? '')) return;
      if (first === -1) first = at;
      last = at;
      seen.add(origin);
    });
    return first === -1 ? null : { at: { start: first, end: last + 1 }, kept: seen.size / (end - start) };
  }
}

/** One kind of change an editor makes. `others` are sentences of other reports. */
export type Edit = (draft: Draft, random: Random, others: readonly string[]) => void;

const pick = <T>(random: Random, from: readonly T[]): T | undefined =>
  from[Math.floor(random() * from.length)];
const sentenceOf = (draft: Draft, random: Random): Span | undefined =>
  pick(
    random,
    sentencesOf(draft.text).filter(({ start, end }) => end - start > 25),
  );
const paragraphOf = (draft: Draft, random: Random): Span | undefined =>
  pick(random, paragraphsOf(draft.text));
const wordsOf = (draft: Draft, { start, end }: Span): Span[] =>
  [...draft.text.slice(start, end).matchAll(/[\p{L}\p{N}]+(?:[’'][\p{L}]+)?/gu)].map(
    ({ 0: word, index }) => ({
      start: start + index,
      end: start + index + word.length,
    }),
  );
const some = (random: Random, others: readonly string[], most: number): string =>
  Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, others) ?? '').join(' ');
const wordFrom = (random: Random, others: readonly string[]): string =>
  pick(random, (pick(random, others) ?? '').match(/[\p{L}]+/gu) ?? []) ?? 'indeed';

/** The units of a span and of the line break or space behind it. */
const withGap = (draft: Draft, { start, end }: Span): Span => ({
  start,
  end: end + (/^\s+/.exec(draft.text.slice(end))?.[0].length ?? 0),
});

const reword =
  (share: number): Edit =>
  (draft, random, others) => {
    const sentence = sentenceOf(draft, random);
    if (!sentence) return;
    for (const word of wordsOf(draft, sentence).reverse()) {
      if (random() > share) continue;
      const way = random();
      if (way < 0.6) draft.replace(word, wordFrom(random, others));
      else if (way < 0.8) draft.cut(withGap(draft, word).end < sentence.end ? withGap(draft, word) : word);
      else draft.put(word.start, `${wordFrom(random, others)} `);
    }
  };

const movePart =
  (
    partOf: (draft: Draft, random: Random) => Span | undefined,
    placeIn: (draft: Draft, random: Random) => number | undefined,
    glue: string,
  ): Edit =>
  (draft, random) => {
    const part = partOf(draft, random);
    if (!part) return;
    const { text, origins } = draft.cut(part);
    draft.cut({ start: part.start, end: withGap(draft, { start: part.start, end: part.start }).end });
    if (part.start > 0 && !/\s/.test(draft.text[part.start - 1] ?? ' ')) draft.put(part.start, glue);
    const at = placeIn(draft, random) ?? draft.text.length;
    draft.put(at, glue);
    draft.put(at, text, origins);
  };

const inLine = (draft: Draft, random: Random) => sentenceOf(draft, random)?.start;
const onItsOwn = (draft: Draft, random: Random) => paragraphOf(draft, random)?.start;

const copyTo =
  (
    partOf: (draft: Draft, random: Random) => Span | undefined,
    placeIn: (draft: Draft, random: Random) => number | undefined,
    glue: string,
  ): Edit =>
  (draft, random) => {
    const part = partOf(draft, random);
    const at = placeIn(draft, random);
    if (!part || at === undefined) return;
    draft.put(at, glue);
    draft.copy(
      part.start >= at ? { start: part.start + glue.length, end: part.end + glue.length } : part,
      at,
    );
  };

const everywhere =
  (pattern: RegExp, by: (found: string, at: number, random: Random) => string): Edit =>
  (draft, random) => {
    for (const { 0: found, index } of [...draft.text.matchAll(pattern)].reverse())
      draft.replace({ start: index, end: index + found.length }, by(found, index, random));
  };

const CORRECTIONS: readonly [RegExp, string][] = [
  [/\bconfirmed\b/, 'denied'],
  [/\bsaid\b/, 'declined to say'],
  [/\bwill\b/, 'will not'],
  [/\bis\b/, 'is not'],
  [/\bwas\b/, 'was not'],
  [/\bhas\b/, 'has not'],
  [/\bare\b/, 'are no longer'],
  [/\bPresident\b/, 'Vice President'],
  [/\b\d+\b/, '4817'],
  [/\btwo\b/, 'three'],
  [/\bmillion\b/, 'billion'],
  [/\bMonday\b/, 'Tuesday'],
  [/\p{Lu}\p{Ll}{3,}/u, 'Hendrickson'],
];

const correct: Edit = (draft, random) => {
  const sentence = sentenceOf(draft, random);
  if (!sentence) return;
  const fitting = CORRECTIONS.flatMap(([pattern, by]) => {
    const found = pattern.exec(draft.text.slice(sentence.start, sentence.end));
    return found
      ? [{ start: sentence.start + found.index, end: sentence.start + found.index + found[0].length, by }]
      : [];
  });
  const chosen = pick(random, fitting);
  if (chosen) draft.replace(chosen, chosen.by);
};

/** A correction, with a note in front that quotes what stood there. */
const correctWithNote: Edit = (draft, random, others) => {
  const sentence = sentenceOf(draft, random);
  if (!sentence) return;
  const was = draft.text.slice(sentence.start, sentence.end);
  const word = pick(random, wordsOf(draft, sentence));
  if (word) draft.replace(word, wordFrom(random, others));
  draft.put(0, `Correction: an earlier version of this report said: “${was}” That was wrong.\n\n`);
};

const typo: Edit = (draft, random) => {
  for (let n = 0; n < 6; n++) {
    const word = pick(
      random,
      wordsOf(draft, { start: 0, end: draft.text.length }).filter(({ start, end }) => end - start > 4),
    );
    if (!word) return;
    const at = word.start + 1 + Math.floor(random() * (word.end - word.start - 2));
    if (random() < 0.5) draft.cut({ start: at, end: at + 1 });
    else draft.replace({ start: at, end: at + 1 }, 'x');
  }
};

/** All kinds, by name. */
export const EDITS: Readonly<Record<string, Edit>> = {
  'paragraph put in': (draft, random, others) =>
    draft.put(paragraphOf(draft, random)?.start ?? 0, `${some(random, others, 4)}\n\n`),
  'paragraph taken out': (draft, random) => {
    const paragraph = paragraphOf(draft, random);
    if (paragraph) draft.cut(withGap(draft, paragraph));
  },
  'paragraph replaced': (draft, random, others) => {
    const paragraph = paragraphOf(draft, random);
    if (!paragraph) return;
    draft.cut(paragraph);
    draft.put(paragraph.start, some(random, others, 4));
  },
  'sentence put in': (draft, random, others) =>
    draft.put(sentenceOf(draft, random)?.start ?? 0, `${pick(random, others) ?? ''} `),
  'sentence taken out': (draft, random) => {
    const sentence = sentenceOf(draft, random);
    if (sentence) draft.cut(withGap(draft, sentence));
  },
  'sentence replaced': (draft, random, others) => {
    const sentence = sentenceOf(draft, random);
    if (!sentence) return;
    draft.cut(sentence);
    draft.put(sentence.start, pick(random, others) ?? '');
  },
  'sentence replaced by another of the report': (draft, random) => {
    const [sentence, other] = [sentenceOf(draft, random), sentenceOf(draft, random)];
    if (!sentence || !other || sentence.start === other.start) return;
    draft.copy(other, sentence.end);
    draft.cut(sentence);
  },
  'sentence reworded a little': reword(0.15),
  'sentence reworded': reword(0.35),
  'sentence rewritten': reword(0.7),
  'words put into a sentence': (draft, random, others) => {
    const sentence = sentenceOf(draft, random);
    const word = sentence && pick(random, wordsOf(draft, sentence));
    if (word)
      draft.put(
        word.start,
        `${Array.from({ length: 1 + Math.floor(random() * 6) }, () => wordFrom(random, others)).join(' ')} `,
      );
  },
  'words taken out of a sentence': (draft, random) => {
    const sentence = sentenceOf(draft, random);
    const words = sentence ? wordsOf(draft, sentence) : [];
    const from = Math.floor(random() * words.length);
    const [first, last] = [words[from], words[Math.min(words.length - 1, from + Math.floor(random() * 5))]];
    if (first && last) draft.cut({ start: first.start, end: last.end });
  },
  correction: correct,
  'correction with a note quoting it': correctWithNote,
  'update note in front': (draft, random, others) =>
    draft.put(
      0,
      `Update: this report was updated at 14:05 to add a response. ${some(random, others, 2)}\n\n`,
    ),
  'paragraph moved': movePart(paragraphOf, onItsOwn, '\n\n'),
  'sentence moved': movePart(sentenceOf, inLine, ' '),
  'paragraph moved and edited': (draft, random, others) => {
    const moved = new Set<number>();
    const paragraph = paragraphOf(draft, random);
    if (!paragraph) return;
    for (let at = paragraph.start; at < paragraph.end; at++) moved.add(draft.origins[at] ?? -1);
    const words = wordsOf(draft, paragraph)
      .filter(() => random() < 0.1)
      .reverse();
    for (const word of words) draft.replace(word, wordFrom(random, others));
    const grown = {
      start: paragraph.start,
      end: paragraphsOf(draft.text).find(({ start }) => start === paragraph.start)?.end ?? paragraph.end,
    };
    movePart(() => grown, onItsOwn, '\n\n')(draft, random, others);
  },
  'paragraphs joined': (draft, random) => {
    const paragraph = paragraphOf(draft, random);
    if (!paragraph) return;
    const gap = withGap(draft, { start: paragraph.end, end: paragraph.end });
    if (gap.end < draft.text.length && gap.end > gap.start) draft.replace(gap, ' ');
  },
  'paragraph divided': (draft, random) => {
    const sentence = sentenceOf(draft, random);
    if (sentence && /\s/.test(draft.text[sentence.start - 1] ?? ''))
      draft.replace({ start: sentence.start - 1, end: sentence.start }, '\n\n');
  },
  'sentence divided': (draft, random) => {
    const sentence = sentenceOf(draft, random);
    const comma = sentence ? draft.text.slice(sentence.start, sentence.end).indexOf(', ') : -1;
    if (sentence && comma > 0)
      draft.replace({ start: sentence.start + comma, end: sentence.start + comma + 1 }, '.');
  },
  'typing errors': typo,
  'quotation marks of another style': (draft, random, others) => {
    const style = pick(random, ['straight', 'angled', 'single'] as const);
    const by = (mark: string) =>
      style === 'straight' ? '"' : style === 'single' ? (mark === '”' ? '’' : '‘') : mark === '”' ? '»' : '«';
    everywhere(/[“”]/g, by)(draft, random, others);
    everywhere(/(?<=\p{L})['’](?=\p{L})/gu, (mark) => (mark === '’' ? "'" : '’'))(draft, random, others);
  },
  'spaces and dashes': (draft, random, others) => {
    everywhere(/ /g, (space, _, by) => (by() < 0.2 ? '\u00a0' : by() < 0.1 ? '  ' : space))(
      draft,
      random,
      others,
    );
    everywhere(/ [–—-] /g, (_, __, by) => pick(by, [' – ', '—', ' — ', ' -- ']) ?? '—')(
      draft,
      random,
      others,
    );
  },
  'lines broken': (draft, random, others) =>
    everywhere(/ /g, (space, _, by) => (by() < 0.1 ? '\n' : space))(draft, random, others),
  'sentence written twice': copyTo(sentenceOf, inLine, ' '),
  'paragraph written twice': copyTo(paragraphOf, onItsOwn, '\n\n'),
  'paragraph written twice in a row': (draft, random) => {
    const paragraph = paragraphOf(draft, random);
    if (!paragraph) return;
    draft.put(paragraph.end, '\n\n');
    draft.copy(paragraph, random() < 0.5 ? paragraph.end + 2 : paragraph.start);
    if (draft.text.startsWith(draft.text.slice(paragraph.start, paragraph.end), paragraph.end))
      draft.put(paragraph.end, '\n\n');
  },
  'sentence written again, edited': (draft, random, others) => {
    const sentence = sentenceOf(draft, random);
    if (!sentence) return;
    const at = inLine(draft, random) ?? 0;
    draft.put(at, ' ');
    const from = sentence.start >= at ? sentence.start + 1 : sentence.start;
    const length = sentence.end - sentence.start;
    draft.copy({ start: from, end: from + length }, at);
    for (const word of wordsOf(draft, { start: at, end: at + length }).reverse())
      if (random() < 0.15) draft.replace(word, wordFrom(random, others));
  },
};

/** Several changes at once. */
export const several =
  (count: number): Edit =>
  (draft, random, others) => {
    const kinds = Object.values(EDITS);
    for (let n = 0; n < count; n++) pick(random, kinds)?.(draft, random, others);
  };
