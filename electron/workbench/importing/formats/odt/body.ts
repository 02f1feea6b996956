import { Flow } from '../document-flow';
import { type Note, tableIn, textWith } from '../document-text';
import { CONTAINERS, COUNTED, isLeftOut, PARAGRAPHS } from './elements';
import { Styles } from './styles';
import type { Attribute, Listener } from './xml';

/** What kinds of body there are beside `office:text`. */
const KIND = /^office:(?:text|spreadsheet|presentation|drawing|chart|image|database)$/;
/** No text has more spaces in a row; a number in a file may be any. */
const MOST_SPACES = 100;

/** Something that is open and holds text. */
interface Holder {
  readonly name: string;
  readonly flow: Flow;
  readonly isTitle: boolean;
  /** How many notes there were before it. */
  readonly notes: number;
  /** Whether something in it says that none of it is shown. */
  isHidden: boolean;
}

const heldIn = (name: string, isTitle: boolean, notes: number): Holder => ({
  name,
  flow: new Flow(),
  isTitle,
  notes,
  isHidden: false,
});

/** Hears a document's content and keeps its text. */
export class Body implements Listener {
  /** The body's element, as `office:text`; null before it. */
  kind: string | null = null;
  /** What the first paragraph set as title says. */
  title: string | null = null;
  hasHidden = false;
  readonly #styles = new Styles();
  readonly #holders: Holder[] = [heldIn('', false, 0)];
  readonly #tables: string[][][][] = [];
  readonly #notes: Note[] = [];
  /** Marks of notes that are open, from without. */
  readonly #marks: string[] = [];
  readonly #counts = new Map<string, number>();
  /** How many elements are open from the first on that is left out. */
  #leftOut = 0;
  #isSpaced = false;

  /** The text so far: its blocks, then its notes under their marks. Nothing of it is left. */
  taken(): string {
    return textWith(this.#flow.blocks(), this.#notes);
  }

  /** How many elements of this name there were, one of those that are counted. */
  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  open(name: string, attribute: Attribute): void {
    if (COUNTED.has(name)) this.#counts.set(name, this.count(name) + 1);
    this.#styles.open(name, attribute);
    if (this.#leftOut > 0 || isLeftOut(name) || this.#isHidden(name, attribute)) this.#leftOut += 1;
    else if (this.kind === null) this.kind = KIND.test(name) ? name : null;
    else if (CONTAINERS.has(name)) this.#hold(name, attribute);
    else this.#stand(name, attribute);
  }

  text(data: string): void {
    if (this.#leftOut > 0 || !PARAGRAPHS.has(this.#holder.name)) return;
    const collapsed = data.replace(/[\t\n\r ]+/g, ' ');
    this.#flow.write(this.#isSpaced && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed);
    this.#isSpaced = collapsed.endsWith(' ');
  }

  close(name: string): void {
    if (this.#leftOut > 0) this.#leftOut -= 1;
    else if (this.kind === null) return;
    else if (CONTAINERS.has(name)) this.#release();
    else if (name === 'table:table') this.#flow.take(tableIn(this.#tables.pop() ?? []));
  }

  get #holder(): Holder {
    return this.#holders.at(-1) as Holder;
  }

  get #flow(): Flow {
    return this.#holder.flow;
  }

  #write(text: string): void {
    this.#flow.write(text);
    this.#isSpaced = false;
  }

  /** What has a place in the text and holds none. */
  #stand(name: string, attribute: Attribute): void {
    if (name === 'text:s')
      this.#write(' '.repeat(Math.min(Math.max(1, Number(attribute('text:c')) || 1), MOST_SPACES)));
    else if (name === 'text:tab') this.#write('\t');
    else if (name === 'text:line-break') this.#write('\n');
    else if (name === 'text:note') this.#note();
    else if (name === 'text:hidden-paragraph') this.#hide(attribute);
    else if (name === 'table:table') this.#tables.push([]);
    else if (name === 'table:table-row') this.#tables.at(-1)?.push([]);
  }

  #note(): void {
    const mark = `[${this.#notes.length + this.#marks.length + 1}]`;
    this.#marks.push(mark);
    this.#write(mark);
  }

  /** A field that hides the paragraph it is in. */
  #hide(attribute: Attribute): void {
    if (attribute('text:is-hidden') !== 'true' || !PARAGRAPHS.has(this.#holder.name)) return;
    this.#holder.isHidden = true;
    this.hasHidden = true;
  }

  #hold(name: string, attribute: Attribute): void {
    const isTitle =
      this.title === null && name === 'text:p' && this.#styles.isTitle(attribute('text:style-name'));
    this.#holders.push(heldIn(name, isTitle, this.#notes.length));
    this.#isSpaced = false;
  }

  #release(): void {
    const { name, flow, isTitle, isHidden, notes } = this.#holders.pop() as Holder;
    this.#isSpaced = false;
    if (isHidden) {
      this.#notes.length = notes;
      return;
    }
    const blocks = flow.blocks();
    if (isTitle) this.title ??= blocks.join(' ').replace(/\s+/g, ' ') || null;
    const row = name.startsWith('table:') ? this.#tables.at(-1)?.at(-1) : undefined;
    if (row) row.push(blocks);
    else if (name === 'text:note-body') this.#notes.push({ label: this.#marks.pop() ?? '', blocks });
    else this.#flow.take(blocks);
  }

  #isHidden(name: string, attribute: Attribute): boolean {
    const isHidden =
      (name === 'text:section' && attribute('text:display') === 'none') ||
      (name === 'text:hidden-text' && attribute('text:is-hidden') === 'true') ||
      (name === 'text:span' && this.#styles.hides('text', attribute('text:style-name'))) ||
      (PARAGRAPHS.has(name) && this.#styles.hides('paragraph', attribute('text:style-name')));
    this.hasHidden ||= isHidden;
    return isHidden;
  }
}
