/** What takes a destination's text. */
export interface Sink {
  write(text: string): void;
}

/** What holds in a group, until its end. */
export interface State {
  /** Null where words are left out. */
  readonly sink: Sink | null;
  /** Where `\ud` leads: to what was written to before there was a form for older readers. */
  readonly before: Sink | null;
  /** What the group is there for, beside text: `fonttbl`, `creatim`. */
  readonly table: string | null;
  readonly font: number;
  /** How many characters stand for each of Unicode's, for older readers. */
  readonly fallback: number;
  readonly isHidden: boolean;
  readonly isDeleted: boolean;
  /** How many tables the paragraph is in. */
  readonly depth: number;
  /** Done at the group's end. */
  readonly end: (() => void) | null;
}

export const FIRST: State = {
  sink: null,
  before: null,
  table: null,
  font: -1,
  fallback: 1,
  isHidden: false,
  isDeleted: false,
  depth: 0,
  end: null,
};

/** A text that is no more than that. */
export class Line implements Sink {
  text = '';

  write(text: string): void {
    if (this.text.length < LONGEST) this.text += text;
  }
}
const LONGEST = 2_000;
