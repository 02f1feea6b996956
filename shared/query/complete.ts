import { FIELDS, type Field, fieldNamed, spellingsOf, VALUE_FIELDS, type ValueField } from './fields';

/** Something that may be typed at the caret. */
export interface Completion {
  readonly kind: 'field' | 'choice' | 'value';
  /** What is put in place of `text.slice(from, to)`. */
  readonly insert: string;
  readonly label: string;
  readonly help: string;
}

export interface Completions {
  /** UTF-16 offsets of what an item replaces. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
  /** Values to ask the desk for, and to call again with; null when there are none to ask for. */
  readonly wanted: { readonly field: ValueField; readonly beginning: string } | null;
}

/** A value of a field that the desk has, and how many records have it. */
export interface HeldValue {
  readonly value: string;
  readonly count: number;
}

/** The word, or the field with a value that may be open in quotation marks, before the caret. */
const BEFORE = /(?:^|[\s(])-*((\p{L}+):(?:["“„][^"”“„]*|[^\s()"“”„]*)|[^\s():"“”„]+)$/u;

/**
 * What may be typed at `caret`: names of fields, values of a choice, and `values`, which the desk was asked for. It is
 * pure; nothing is offered inside a phrase or where nothing is begun.
 */
export function complete(text: string, caret: number, values: readonly HeldValue[] = []): Completions {
  const before = text.slice(0, caret);
  const found = isInPhrase(before) ? null : BEFORE.exec(before);
  const word = found?.[1] ?? '';
  const from = caret - word.length;
  const name = found?.[2];
  if (name !== undefined) return valuesFor(name, word.slice(name.length + 1), caret, values);
  return { from, to: caret, items: word === '' ? [] : names(word), wanted: null };
}

/** The text after an item was taken, and where the caret stands. */
export function accept(
  text: string,
  { from, to }: Completions,
  { insert }: Completion,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(to);
  const isDoubled = insert.endsWith(' ') && /^[\s)]/.test(rest);
  const put = isDoubled ? insert.trimEnd() : insert;
  return { text: text.slice(0, from) + put + rest, caret: from + put.length };
}

/** Whether a phrase is open that is no field's value. */
function isInPhrase(before: string): boolean {
  const marks = [...before.matchAll(/["“”„]/gu)];
  const open = marks.length % 2 === 1 ? marks.at(-1) : undefined;
  return open !== undefined && !/\p{L}:$/u.test(before.slice(0, open.index));
}

const names = (word: string): Completion[] =>
  FIELDS.filter(({ name }) => name.startsWith(word.toLowerCase())).map(({ name, help, examples }) => ({
    kind: 'field',
    insert: `${name}:`,
    label: `${name}:`,
    help: `${help}, as in ${examples[0]}`,
  }));

function valuesFor(name: string, written: string, to: number, held: readonly HeldValue[]): Completions {
  const field = fieldNamed(name);
  const beginning = written.replace(/^["“„]/u, '');
  const place = { from: to - written.length, to };
  const wanted = VALUE_FIELDS.find((one) => one === field?.name);
  if (wanted) return { ...place, items: held.map(valueItem), wanted: { field: wanted, beginning } };
  return { ...place, items: field ? choices(field, beginning) : [], wanted: null };
}

function choices(field: Field, beginning: string): Completion[] {
  if (field.takes !== 'choice') return [];
  const wanted = beginning.toLowerCase().replaceAll(/[\s_-]+/g, '-');
  const fitting = spellingsOf(field.name).filter((value) => value.startsWith(wanted));
  return fitting.map((value) => ({ kind: 'choice', insert: `${value} `, label: value, help: '' }));
}

const valueItem = ({ value, count }: HeldValue): Completion => ({
  kind: 'value',
  insert: `${quoted(value)} `,
  label: value,
  help: `${count}`,
});

const quoted = (value: string): string =>
  /^[\p{L}\p{N}\p{M}]+$/u.test(value) ? value : `"${value.replaceAll(/["“”„‟«»＂]/gu, ' ').trim()}"`;
