import { wordsOf } from '#shared/query/tokens';
import { randomFrom } from '../reports';
import type { Text } from './corpus';

/** A question for both: in the query language, and as FTS5 puts it (null where it cannot be put). */
export interface Question {
  readonly kind: string;
  readonly query: string;
  readonly typing: boolean;
  readonly fts: string | null;
}

/** Words of a sample of texts, the most frequent first. */
export function vocabularyOf(sample: readonly Text[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of sample) {
    for (const word of new Set(wordsOf(text)))
      if (/^[a-z]{3,}$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}

/** 200 questions of every kind, over frequent and rare words. */
export function mixed(sample: readonly Text[], vocabulary: readonly string[]): Question[] {
  const random = randomFrom(2);
  const at = (from: number, to: number): string =>
    vocabulary[Math.floor(vocabulary.length * (from + random() * (to - from)))] ?? 'the';
  const asked = (kind: string, query: string, fts: string | null): Question => ({
    kind,
    query,
    typing: false,
    fts,
  });
  return Array.from({ length: 20 }, () => {
    const [top, common, middle, rare] = [at(0, 0.002), at(0, 0.02), at(0.05, 0.2), at(0.4, 0.9)];
    const pair = run(sample, random, 2);
    const typo = `${middle.slice(0, 2)}${middle.slice(3)}`;
    return [
      asked('word', middle, `"${middle}"`),
      asked('common word', top, `"${top}"`),
      asked('two words', `${common} ${middle}`, `"${common}" "${middle}"`),
      asked('phrase', `“${pair}”`, `"${pair}"`),
      asked('prefix', `${rare.slice(0, 4)}*`, `"${rare.slice(0, 4)}" *`),
      asked('or', `${common} OR ${rare}`, `"${common}" OR "${rare}"`),
      asked('not', `${common} -${middle}`, `"${common}" NOT "${middle}"`),
      asked('typo', `${typo}~`, null),
      asked(
        'near',
        `"${pair}"~10`,
        `NEAR(${pair
          .split(' ')
          .map((word) => `"${word}"`)
          .join(' ')}, 10)`,
      ),
      asked('field', `outlet:courier title:${common} date:>=2018`, null),
    ];
  }).flat();
}

/** Runs of words as they stand in texts, typed letter by letter: at least `least` key presses. */
export function typed(sample: readonly Text[], least: number): Question[] {
  const random = randomFrom(3);
  const keys: Question[] = [];
  while (keys.length < least) {
    const text = run(sample, random, 1 + Math.floor(random() * 4));
    for (let length = 1; length <= text.length; length++) keys.push(key(text.slice(0, length)));
  }
  return keys;
}

function key(query: string): Question {
  const words = query.split(' ').filter((word) => word !== '');
  const fts = words.map((word, at) => `"${word}"${at === words.length - 1 ? ' *' : ''}`).join(' ');
  return { kind: 'key', query, typing: true, fts };
}

function run(sample: readonly Text[], random: () => number, length: number): string {
  for (;;) {
    const words = wordsOf(sample[Math.floor(random() * sample.length)]?.text ?? '');
    const from = Math.floor(random() * (words.length - length));
    const found = words.slice(from, from + length);
    if (found.length === length && found.every((word) => /^[a-z]{2,}$/.test(word))) return found.join(' ');
  }
}
