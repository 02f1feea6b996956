import { idAt } from '#shared/domain/ids';
import type { SearchDoc } from '#workbench/ports';

/** Numbers in [0, 1), the same for the same seed (mulberry32, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const ONSETS = [
  'b',
  'c',
  'd',
  'f',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'w',
  'st',
  'tr',
  'pr',
  'kh',
  'é',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea'];
const VOCABULARY = 80_000;

/** The word of a rank: the more frequent, the shorter, as in a language. */
function wordOf(rank: number): string {
  let rest = rank;
  let word = '';
  do {
    word += ONSETS[rest % ONSETS.length];
    rest = Math.floor(rest / ONSETS.length);
    word += VOWELS[rest % VOWELS.length];
    rest = Math.floor(rest / VOWELS.length);
  } while (rest > 0);
  return rank % 97 === 0 ? word.replace('a', 'á') : word;
}

/** A stream of words whose frequencies fall with their rank, as Zipf found in texts. */
export class Words {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  next(): string {
    return wordOf(Math.floor(VOCABULARY ** this.#random()) - 1);
  }

  /** A word of which there are about one in `VOCABULARY ** share`: 0 is the commonest. */
  around(share: number): string {
    return wordOf(Math.floor(VOCABULARY ** Math.min(0.999, share + this.#random() * 0.1)));
  }

  some(count: number): string {
    return Array.from({ length: count }, () => this.next()).join(' ');
  }

  sentence(): string {
    const text = this.some(8 + Math.floor(this.#random() * 20));
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }
}

/** `count` reports of about 300 words. */
export function* reports(count: number, seed: number): Generator<SearchDoc> {
  const words = new Words(seed);
  for (let n = 1; n <= count; n++) {
    const body = Array.from({ length: 17 }, () => words.sentence()).join('\n\n');
    const title = words.some(8);
    yield {
      kind: 'report',
      id: idAt('report', n),
      owner: null,
      title,
      detail: '',
      fields: { title, body, more: words.some(2) },
      facts: [],
      dates: ['2019-10-04'],
      day: '2019-10-04',
    };
  }
}
