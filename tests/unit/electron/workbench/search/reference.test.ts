import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SearchDoc } from '#workbench/ports';
import { SearchEngine } from '#workbench/search/engine';
import { asking, at, doc as docOf, freshFolder } from './folders';

/**
 * A search as anyone would write it who need not be quick: it walks lists of plain words. The index must find exactly
 * the same documents, whatever was put and taken away before.
 */
const PLAIN: Readonly<Record<string, string>> = {
  talks: 'Talks',
  talk: 'talk',
  peace: 'PEACE',
  peach: 'peach',
  place: 'place',
  president: 'Pre\u0301sident',
  naive: 'naïve',
  strasse: 'Straße',
  lodz: 'Łódź',
  us: 'US',
  um: 'um',
  '2019': '2019',
};
const word = fc.constantFrom(...Object.keys(PLAIN));
const written = (words: readonly string[], between: string) => words.map((each) => PLAIN[each]).join(between);

interface Doc {
  readonly kind: 'report' | 'claim';
  readonly parts: {
    readonly title: readonly string[];
    readonly body: readonly string[];
    readonly more: readonly string[];
  };
}
type Part = keyof Doc['parts'];

const doc: fc.Arbitrary<Doc> = fc.record({
  kind: fc.constantFrom('report', 'claim'),
  parts: fc.record({
    title: fc.array(word, { maxLength: 2 }),
    body: fc.array(word, { maxLength: 7 }),
    more: fc.array(word, { maxLength: 2 }),
  }),
});

/** Words that are forms of one another. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  talk: ['talk', 'talks'],
  talks: ['talk', 'talks'],
};

/** A question: its text, and whether a document answers it. */
interface Question {
  readonly text: string;
  readonly holds: (doc: Doc, parts: readonly Part[]) => boolean;
}
const everywhere: readonly Part[] = ['title', 'body', 'more'];

/** Whether in one part the words stand side by side, the last compared by `last`. */
function stands(
  doc: Doc,
  parts: readonly Part[],
  words: readonly string[],
  last: (found: string) => boolean,
): boolean {
  return parts.some((part) =>
    doc.parts[part].some((_, start) =>
      words.every((each, index) => {
        const found = doc.parts[part][start + index];
        return found !== undefined && (index === words.length - 1 ? last(found) : found === each);
      }),
    ),
  );
}

const phrase = (words: readonly string[], text: string): Question => ({
  text,
  holds: (doc, parts) => stands(doc, parts, words, (found) => found === words.at(-1)),
});

/** A word that is not in quotation marks stands for its other forms too. */
const form = (each: string, text: string): Question => ({
  text,
  holds: (doc, parts) => stands(doc, parts, [each], (found) => (FORMS[each] ?? [each]).includes(found)),
});

const beginning = (words: readonly string[], length: number): Question => {
  const start = words.at(-1)?.slice(0, length) ?? '';
  const all = [...words.slice(0, -1), start];
  return {
    text: words.length > 1 ? `"${all.join(' ')}"*` : `${start}*`,
    holds: (doc, parts) => stands(doc, parts, all, (found) => found.startsWith(start)),
  };
};

/** Words that one letter less, more or other, or two swapped, turns into one another. */
function isOneErrorAway(a: string, b: string): boolean {
  const without = (text: string, index: number) => text.slice(0, index) + text.slice(index + 1);
  const letters = [...new Set(`${a}${b}`)];
  const typed = new Set([a]);
  for (let index = 0; index <= a.length; index++) {
    typed.add(without(a, index));
    for (const letter of letters) {
      typed.add(a.slice(0, index) + letter + a.slice(index));
      typed.add(a.slice(0, index) + letter + a.slice(index + 1));
    }
    typed.add(
      a.slice(0, index) +
        a
          .slice(index, index + 2)
          .split('')
          .reverse()
          .join('') +
        a.slice(index + 2),
    );
  }
  return typed.has(b);
}

const near = (each: string): Question => ({
  text: `${each}~`,
  holds: (doc, parts) =>
    stands(doc, parts, [each], (found) => (each.length <= 2 ? found === each : isOneErrorAway(each, found))),
});

const { question } = fc.letrec<{ question: Question }>((tie) => ({
  question: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'question' },
    word.map((each) => form(each, each)),
    word.map((each) => form(each, PLAIN[each] ?? each)),
    word.map((each) => phrase([each], `"${PLAIN[each] ?? each}"`)),
    fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => phrase(words, `“${written(words, ' ')}”`)),
    fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 2 }), fc.integer({ min: 1, max: 4 }))
      .map(([words, n]) => beginning(words, n)),
    word.map(near),
    fc
      .constantFrom('claim', 'report')
      .map((kind) => ({ text: `in:${kind}s`, holds: (each: Doc) => each.kind === kind })),
    fc.tuple(tie('question'), tie('question')).map(([a, b]) => ({
      text: `(${a.text} ${b.text})`,
      holds: (each: Doc, parts: readonly Part[]) => a.holds(each, parts) && b.holds(each, parts),
    })),
    fc.tuple(tie('question'), tie('question')).map(([a, b]) => ({
      text: `(${a.text} OR ${b.text})`,
      holds: (each: Doc, parts: readonly Part[]) => a.holds(each, parts) || b.holds(each, parts),
    })),
    tie('question').map((a) => ({
      text: `NOT ${a.text}`,
      holds: (each: Doc, parts: readonly Part[]) => !a.holds(each, parts),
    })),
    tie('question').map((a) => ({ text: `title:${a.text}`, holds: (each: Doc) => a.holds(each, ['title']) })),
  ),
}));

/** One change: what becomes of each of a few ids. */
const change = fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6'), fc.option(doc), { maxKeys: 6 });

/** A document of the other kind has another id: it is another record. */
const idFor = (n: string, kind: Doc['kind']): string => (kind === 'claim' ? `c${n}` : `r${n}`);

const asSearchDoc = (n: string, { kind, parts }: Doc): SearchDoc =>
  docOf(kind, idFor(n, kind), {
    title: written(parts.title, ' – '),
    body: written(parts.body, ',\n'),
    more: written(parts.more, '/'),
  });

describe('the index', () => {
  let engine: SearchEngine;
  beforeAll(() => {
    engine = new SearchEngine(freshFolder());
  });
  beforeEach(() => engine.clear());
  afterAll(() => engine.close());

  it('finds exactly what a plain walk over the words finds, after any changes', () => {
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.array(question, { minLength: 1, maxLength: 8 }),
        (changes, questions) => {
          engine.clear();
          const there = new Map<string, Doc>();
          for (const [index, each] of changes.entries()) {
            const entries = Object.entries(each);
            for (const [id, to] of entries) to ? there.set(id, to) : there.delete(id);
            engine.apply({
              put: entries.flatMap(([id, to]) => (to ? [asSearchDoc(id, to)] : [])),
              remove: entries.flatMap(([n, to]) =>
                (['report', 'claim'] as const)
                  .filter((kind) => kind !== to?.kind)
                  .map((kind) => idFor(n, kind)),
              ),
              position: at(index),
            });
          }
          for (const { text, holds } of questions) {
            const expected = [...there].flatMap(([n, each]) =>
              holds(each, everywhere) ? [idFor(n, each.kind)] : [],
            );
            const answer = engine.search(asking(text, { limit: 50 }));
            expect([text, answer.hits.map(({ id }) => String(id)).sort()]).toEqual([text, expected.sort()]);
            expect(answer.total).toBe(expected.length);
            expect(engine.search(asking(text, { limit: 1 })).total).toBe(expected.length);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
