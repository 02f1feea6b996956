const FIRST_SLOTS = 1 << 15;
const MOST_SLOTS = 1 << 22;

/**
 * Which words were met before, by two 32-bit fingerprints (FNV-1a, and the same with another prime) in an open table:
 * asking needs no string to be made of a word that stands in a text, and a text has few words that are new. Among a
 * million words two share both fingerprints about once in 40 million vocabularies. It forgets everything when it grows
 * beyond 32 MB.
 */
export class Seen {
  #slots = new Uint32Array(2 * FIRST_SLOTS);
  #count = 0;
  #a = 0;
  #b = 0;

  /** A word begins. */
  begin(): void {
    this.#a = 0x811c9dc5;
    this.#b = 0x2f0b4c47;
  }

  /** Its next UTF-16 unit. */
  read(unit: number): void {
    this.#a = Math.imul(this.#a ^ unit, 0x01000193);
    this.#b = Math.imul(this.#b ^ unit, 0x5bd1e995);
  }

  /** The word is over. Whether it was not met before; from now on it was. */
  isNew(): boolean {
    const a = this.#a >>> 0 || 1;
    const b = this.#b >>> 0;
    const slot = slotOf(this.#slots, a, b);
    if (this.#slots[slot] !== 0) return false;
    this.#slots[slot] = a;
    this.#slots[slot + 1] = b;
    this.#count++;
    if (this.#count * 4 > this.#slots.length) this.#grow();
    return true;
  }

  forget(): void {
    this.#slots = new Uint32Array(2 * FIRST_SLOTS);
    this.#count = 0;
  }

  #grow(): void {
    if (this.#slots.length >= 2 * MOST_SLOTS) {
      this.forget();
      return;
    }
    const grown = new Uint32Array(2 * this.#slots.length);
    for (let at = 0; at < this.#slots.length; at += 2) {
      const [a = 0, b = 0] = this.#slots.subarray(at, at + 2);
      if (a === 0) continue;
      const slot = slotOf(grown, a, b);
      grown[slot] = a;
      grown[slot + 1] = b;
    }
    this.#slots = grown;
  }
}

/** Index of the pair's first number, or of the empty slot it belongs into. A first number of 0 is empty. */
function slotOf(slots: Uint32Array, a: number, b: number): number {
  const mask = slots.length - 2;
  let slot = (Math.imul(a, 0x9e3779b1) >>> 7) & mask;
  while (slots[slot] !== 0 && (slots[slot] !== a || slots[slot + 1] !== b)) slot = (slot + 2) & mask;
  return slot;
}
