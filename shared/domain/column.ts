/** Whole numbers below 2³², in a row that only grows or shrinks at its end: four bytes each. */
export class Column {
  #values: Uint32Array;
  #length: number;

  constructor(values: Uint32Array = new Uint32Array(0)) {
    this.#values = values;
    this.#length = values.length;
  }

  get length(): number {
    return this.#length;
  }

  /** The number at `index`; undefined outside. */
  at(index: number): number | undefined {
    return index < this.#length ? this.#values[index] : undefined;
  }

  last(): number | undefined {
    return this.at(this.#length - 1);
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  pop(): number | undefined {
    const last = this.last();
    if (last !== undefined) this.#length -= 1;
    return last;
  }

  clear(): void {
    this.#length = 0;
  }

  /** A copy of the numbers as they are now. */
  values(): Uint32Array {
    return this.#values.slice(0, this.#length);
  }

  #grow(): void {
    const wider = new Uint32Array(Math.max(64, this.#values.length * 2));
    wider.set(this.#values);
    this.#values = wider;
  }
}
