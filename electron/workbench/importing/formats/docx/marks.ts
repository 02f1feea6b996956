import type { Comment, Document, Element } from './model';

/** Something that stands outside the text, under the mark that leads to it. */
export interface Body {
  readonly label: string;
  readonly elements: readonly Element[];
}

/** Numbers notes and comments as they are referred to: `[1]`, and `[KB1]` for a comment by K. B. */
export class Marks {
  readonly #document: Document;
  readonly #labels = new Map<string, string>();
  readonly #notes: Body[] = [];
  readonly #comments: Body[] = [];

  constructor(document: Document) {
    this.#document = document;
  }

  /** The mark for a reference; the same for the same note. Empty where it leads nowhere. */
  of(reference: Element): string {
    const key = `${reference.type} ${reference.noteType} ${reference.noteId ?? reference.commentId}`;
    const known = this.#labels.get(key);
    if (known !== undefined) return known;
    const label = reference.type === 'noteReference' ? this.#note(reference) : this.#comment(reference);
    this.#labels.set(key, label);
    return label;
  }

  /** Notes, then comments. A note may refer to a further one while it is read. */
  *bodies(): Generator<Body> {
    yield* this.#notes;
    yield* this.#comments;
  }

  #note(reference: Element): string {
    const note = this.#document.notes.resolve(reference);
    if (!note) return '';
    const label = `[${this.#notes.length + 1}]`;
    this.#notes.push({ label, elements: note.body });
    return label;
  }

  #comment({ commentId }: Element): string {
    const comment = this.#document.comments.find((one) => one.commentId === commentId);
    if (!comment) return '';
    const label = `[${comment.authorInitials ?? ''}${this.#comments.length + 1}]`;
    this.#comments.push({ label: `${label}${by(comment)}`, elements: comment.body });
    return label;
  }
}

const by = ({ authorName }: Comment): string => (authorName ? ` ${authorName}:` : '');
