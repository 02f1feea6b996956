import { isNear } from '#shared/query/distance';

/**
 * Words with a set of their letters each, as bits: a typing error changes two bits at most, so that most words need no
 * closer look to be told from another.
 */
export class WordList {
  readonly #words: string[] = [];
  #letters = new Uint32Array(0);

  constructor(words: readonly string[]) {
    this.add(words);
  }

  /** A word may be added twice: it is then answered twice. */
  add(words: readonly string[]): void {
    const needed = this.#words.length + words.length;
    if (needed > this.#letters.length) {
      const grown = new Uint32Array(Math.max(needed, 2 * this.#letters.length));
      grown.set(this.#letters);
      this.#letters = grown;
    }
    for (const word of words) {
      this.#letters[this.#words.length] = lettersOf(word);
      this.#words.push(word);
    }
  }

  near(word: string, most: number): string[] {
    const wanted = lettersOf(word);
    const letters = this.#letters;
    return this.#words.filter(
      (other, at) => bitsIn((letters[at] as number) ^ wanted) <= 2 * most && isNear(word, other, most),
    );
  }
}

function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits >>> 0;
}

/** How many bits are set: counted in pairs, fours and bytes side by side. */
function bitsIn(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
