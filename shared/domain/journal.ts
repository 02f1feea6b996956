import { Column } from './column';
import { ID_KINDS, idAt, seqOf } from './ids';

/** Which records each act changed, in order: what a derived index has to catch up on, and where a record's history is. */
export class Journal {
  readonly #seqs: Column;
  readonly #records: Column;

  constructor(seqs: Column = new Column(), records: Column = new Column()) {
    this.#seqs = seqs;
    this.#records = records;
  }

  /** The act that ended with entry `seq` changed or removed record `id`. */
  note(seq: number, id: string): void {
    this.#seqs.push(seq);
    this.#records.push(codeOf(id));
  }

  /** Every change after entry `seq` up to entry `to`, in order. A record changed several times comes as often. */
  *after(seq: number, to: number): Generator<{ readonly id: string; readonly seq: number }> {
    for (let at = this.#firstAfter(seq); at < this.#seqs.length; at += 1) {
      const end = this.#seqs.at(at) as number;
      if (end > to) return;
      yield { id: idOf(this.#records.at(at) as number), seq: end };
    }
  }

  /** How many changes came after entry `seq`. */
  countAfter(seq: number): number {
    return this.#seqs.length - this.#firstAfter(seq);
  }

  /** The last entries of the acts that changed record `id`, in order. */
  of(id: string): number[] {
    const code = codeOf(id);
    const found: number[] = [];
    for (let at = 0; at < this.#records.length; at += 1) {
      if (this.#records.at(at) === code) found.push(this.#seqs.at(at) as number);
    }
    return found;
  }

  columns(): { seqs: Uint32Array; records: Uint32Array } {
    return { seqs: this.#seqs.values(), records: this.#records.values() };
  }

  #firstAfter(seq: number): number {
    let low = 0;
    let high = this.#seqs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#seqs.at(middle) as number) > seq) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** An id as a number: its entry's number and its kind. */
export const codeOf = (id: string): number => {
  const kind = KIND_OF_LETTERS.get(id.charCodeAt(1) < 58 ? id.slice(0, 1) : id.slice(0, 2)) ?? 0;
  return seqOf(id) * ID_KINDS.length + kind;
};
const KIND_OF_LETTERS = new Map(ID_KINDS.map((kind, at) => [idAt(kind, 0).slice(0, -1), at]));

export const idOf = (code: number): string =>
  idAt(ID_KINDS[code % ID_KINDS.length] as (typeof ID_KINDS)[number], Math.floor(code / ID_KINDS.length));
