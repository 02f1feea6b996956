import { unreadable } from '../../faults';
import type { Note } from '../document-text';
import { decodeAs } from '../encoding-names';
import { encodingOf } from './code-pages';
import { Composition } from './composition';
import { Fonts, symbolOf } from './fonts';
import { FIRST, Line, type State } from './state';
import type { Token, Tokens } from './tokens';
import { CODE_PAGES, isLeftOut, READ_ALTHOUGH_STARRED, SIGNS } from './words';

/** No document nests its groups so deep; beyond it, one was made to do harm. */
const DEEPEST = 100_000;

/** A document in RTF, as it is made of its tokens: a group's state is a record of its own, so that depth costs no stack. */
export class Document {
  readonly body = new Composition();
  readonly notes: Note[] = [];
  readonly title = new Line();
  readonly author = new Line();
  /** The day it was made, by the words `yr`, `mo` and `dy`. */
  readonly made = new Map<string, number>();
  /** The encoding of what no font says otherwise of. */
  encoding = 'windows-1252';
  comments = 0;
  hasHidden = false;
  hasChanges = false;
  /** Whether all its groups have an end. */
  isWhole = false;

  readonly #path: string;
  /** Whether bytes beyond ASCII that are not escaped, as they should be, are UTF-8: then all of the file is. */
  readonly #isUtf8: boolean;
  readonly #fonts = new Fonts();
  readonly #groups: State[] = [];
  #state: State = { ...FIRST, sink: this.body };
  #font = -1;
  #marks = 0;
  #isStarred = false;
  /** How many characters for older readers are still to come. */
  #fallback = 0;
  #run: { encoding: string; bytes: Uint8Array[] } = { encoding: '', bytes: [] };

  constructor(path: string, isUtf8: boolean) {
    this.#path = path;
    this.#isUtf8 = isUtf8;
  }

  /** Reads up to the end of the document, or of the tokens. */
  read(tokens: Tokens): void {
    for (let token = tokens.next(); token; token = tokens.next()) {
      this.#take(token);
      this.isWhole = this.#groups.length === 0;
      if (this.isWhole) return;
    }
    while (this.#groups.length > 0) this.#close();
  }

  #take(token: Token): void {
    if (token.is === 'bytes') this.#bytes(token);
    else this.#flush();
    if (token.is === 'open') this.#open();
    if (token.is === 'close') this.#close();
    if (token.is === 'word') this.#word(token.name, token.value);
  }

  #open(): void {
    this.#groups.push(this.#state);
    if (this.#groups.length > DEEPEST) throw tooDeep(this.#path);
    this.#set({ end: null });
    this.#fallback = 0;
  }

  #close(): void {
    this.#flush();
    this.#state.end?.();
    this.#state = this.#groups.pop() ?? this.#state;
    this.#fallback = 0;
    this.#isStarred = false;
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  #bytes({ bytes, isEscaped }: Extract<Token, { is: 'bytes' }>): void {
    const past = Math.min(this.#fallback, bytes.length);
    this.#fallback -= past;
    const rest = bytes.subarray(past);
    if (rest.length === 0 || this.#state.sink === null) return;
    const typeface = this.#fonts.symbolsOf(this.#state.font);
    if (typeface !== null) this.#write([...rest].map((byte) => symbolOf(typeface, byte)).join(''));
    else this.#join(rest, this.#encodingOf(rest, isEscaped));
  }

  #encodingOf(bytes: Uint8Array, isEscaped: boolean): string {
    if (this.#isUtf8 && !isEscaped && bytes.some((byte) => byte > 0x7f)) return 'utf-8';
    return this.#fonts.encodingOf(this.#state.font) ?? this.encoding;
  }

  /** A character may be written in several pieces. */
  #join(bytes: Uint8Array, encoding: string): void {
    if (this.#run.encoding !== encoding) this.#flush();
    this.#run.encoding = encoding;
    this.#run.bytes.push(bytes);
  }

  #flush(): void {
    const { encoding, bytes } = this.#run;
    if (bytes.length === 0) return;
    this.#run = { encoding: '', bytes: [] };
    this.#write(decodeAs(Buffer.concat(bytes), encoding));
  }

  #write(text: string): void {
    const { sink, isHidden, isDeleted } = this.#state;
    if (sink === null || isDeleted) return;
    if (isHidden) this.hasHidden ||= text.trim() !== '';
    else sink.write(text);
  }

  #word(name: string, value: number | null): void {
    if (this.#isFallback(name)) return;
    const isStarred = this.#isStarred;
    this.#isStarred = name === '*';
    if (name === 'ud' && this.#state.before) this.#set({ sink: this.#state.before, before: null });
    else if (this.#state.table !== null) this.#inTable(name, value ?? 0, isStarred);
    else if (this.#state.sink === null) return;
    else if (isLeftOut(name) || (isStarred && !READ_ALTHOUGH_STARRED.has(name))) this.#set({ sink: null });
    else if (!this.#destination(name) && !this.#character(name, value)) this.#layout(name, value);
  }

  /** A sign may stand for older readers in place of a character; how text is shown, and Unicode's next, do not. */
  #isFallback(name: string): boolean {
    if (this.#fallback === 0) return false;
    const counts = SIGNS.has(name) || name === 'bin';
    if (counts) this.#fallback -= 1;
    return counts;
  }

  /** In the tables of fonts and of particulars. */
  #inTable(name: string, value: number, isStarred: boolean): void {
    const { table } = this.#state;
    if (isStarred || isLeftOut(name)) this.#set({ sink: null, table: 'none' });
    else if (table === 'fonttbl') this.#fonts.word(name, value);
    else if (table === 'info' && name === 'creatim') this.#set({ table: 'creatim' });
    else if (table === 'creatim') this.made.set(name, value);
    else if (table === 'info' && name === 'title') this.#particular(this.title);
    else if (table === 'info' && name === 'author') this.#particular(this.author);
  }

  /** Some programs write them twice. */
  #particular(line: Line): void {
    this.#set({ sink: line.text === '' ? line : null, table: null });
  }

  /** @returns whether the word says what its group is there for */
  #destination(name: string): boolean {
    if (name === 'fonttbl') this.#set({ sink: this.#fonts, table: name, font: -1 });
    else if (name === 'info') this.#set({ sink: null, table: name });
    else if (name === 'upr') this.#set({ sink: null, before: this.#state.sink });
    else if (name === 'footnote') this.#note();
    else if (name === 'shptxt' || name === 'dptxbxtext')
      this.#beside((blocks, around) => around.take(blocks));
    else if (name === 'annotation') {
      this.comments += 1;
      this.#set({ sink: null });
    } else return false;
    return true;
  }

  #note(): void {
    const label = `[${this.#marks + 1}]`;
    this.#marks += 1;
    this.#write(label);
    this.#beside((blocks) => this.notes.push({ label, blocks }));
  }

  /** A text of its own within another. */
  #beside(done: (blocks: readonly string[], around: Composition) => void): void {
    const around = this.#composition;
    const own = new Composition();
    const { end } = this.#state;
    const close = (): void => {
      done(own.blocks(), around);
      end?.();
    };
    this.#set({ sink: own, depth: 0, end: close });
  }

  /** @returns whether the word says which characters there are, or how they are shown */
  #character(name: string, value: number | null): boolean {
    const sign = SIGNS.get(name);
    const codePage = name === 'ansicpg' ? value : CODE_PAGES[name];
    if (sign !== undefined) this.#write(sign);
    else if (codePage) this.encoding = encodingOf(codePage) ?? this.encoding;
    else if (name === 'u') this.#unicode(value ?? 0);
    else if (name === 'uc') this.#set({ fallback: Math.max(0, value ?? 1) });
    else if (name === 'f') this.#set({ font: value ?? 0 });
    else if (name === 'deff') this.#default(value ?? 0);
    else if (name === 'plain') this.#set({ font: this.#font, isHidden: false, isDeleted: false });
    else if (name === 'v') this.#set({ isHidden: value !== 0 });
    else if (name === 'deleted' || name === 'revised') this.#changed(name, value !== 0);
    else return false;
    return true;
  }

  #default(font: number): void {
    this.#font = font;
    this.#set({ font });
  }

  #changed(name: string, isOn: boolean): void {
    this.hasChanges ||= isOn;
    if (name === 'deleted') this.#set({ isDeleted: isOn });
  }

  /** Numbers over 32,767 are written as negative ones; beyond 65,535 there should be two halves, and often are not. */
  #unicode(value: number): void {
    const code = value < 0 ? value + 0x10000 : value;
    const typeface = code >> 8 === 0xf0 ? this.#fonts.symbolsOf(this.#state.font) : null;
    if (typeface !== null) this.#write(symbolOf(typeface, code));
    else if (code > 0 && code <= 0x10ffff)
      this.#write(code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code));
    this.#fallback = this.#state.fallback;
  }

  /** Paragraphs, and the cells and rows of tables. */
  #layout(name: string, value: number | null): void {
    const { depth } = this.#state;
    const text = this.#composition;
    if (name === 'par' || name === 'sect') text.endParagraph(depth);
    else if (name === 'cell') text.endCell(1);
    else if (name === 'nestcell') text.endCell(Math.max(2, depth));
    else if (name === 'row') text.endRow(1);
    else if (name === 'nestrow') text.endRow(Math.max(2, depth));
    else if (name === 'trowd' && depth < 2) text.beginRow();
    else if (name === 'pard') this.#set({ depth: 0 });
    else if (name === 'intbl') this.#set({ depth: Math.max(1, depth) });
    else if (name === 'itap') this.#set({ depth: Math.max(0, value ?? 1) });
  }

  get #composition(): Composition {
    const { sink } = this.#state;
    return sink instanceof Composition ? sink : this.body;
  }
}

const tooDeep = (path: string): Error =>
  unreadable(
    path,
    `nests its groups more than ${DEEPEST} deep`,
    'Open it in a word processor and save it as .docx or .odt.',
  );
