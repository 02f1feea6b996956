import type { Note } from '../document-text';
import type { Document, Element } from './model';

/** Something that stands outside the text, under the mark that leads to it. */
export interface Body extends Pick<Note, 'label'> {
  readonly elements: readonly Element[];
}

/** Numbers notes as they are referred to: `[1]`. */
export class Marks {
  readonly #document: Document;
  readonly #labels = new Map<string, string>();
  readonly #notes: Body[] = [];

  constructor(document: Document) {
    this.#document = document;
  }

  /** The mark for a reference; the same for the same note. Empty where it leads nowhere. */
  of(reference: Element): string {
    const key = `${reference.noteType} ${reference.noteId}`;
    const known = this.#labels.get(key);
    if (known !== undefined) return known;
    const label = this.#note(reference);
    this.#labels.set(key, label);
    return label;
  }

  /** A note may refer to a further one while it is read. */
  *bodies(): Generator<Body> {
    yield* this.#notes;
  }

  #note(reference: Element): string {
    const note = this.#document.notes.resolve(reference);
    if (!note) return '';
    const label = `[${this.#notes.length + 1}]`;
    this.#notes.push({ label, elements: note.body });
    return label;
  }
}
