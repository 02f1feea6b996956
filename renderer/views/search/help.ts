import { FIELDS, isChoiceField, spellingsOf } from '#shared/query/fields';
import { inFull } from './words';

/** How to put words, with examples. Fields are told of by their own table. */

export const FORMS: readonly (readonly [form: string, words: string])[] = [
  ['bridge closed', 'both words, in any order, in other forms too'],
  ['"to the letter"', 'exactly these words, in this order'],
  ['ferry OR boat', 'either'],
  ['ferry -boat', 'without; NOT does the same'],
  ['(a OR b) c', 'brackets hold together'],
  ['khalil*', 'whatever begins so'],
  ['speling~', 'with a typing error; ~2 with two'],
  ['"bridge ferry"~10', 'both, with at most ten words between'],
];

export interface FieldHelp {
  readonly name: string;
  readonly example: string | undefined;
  readonly words: string;
}

/** In full, as it may be typed. */
const typedInFull = (value: string): string => inFull(value).replaceAll(' ', '-');

/** Every field there is, as the table of fields tells of it; where it takes one of a few values, which. */
export const fieldsHelp = (): FieldHelp[] =>
  FIELDS.map(({ name, help, examples }) => ({
    name,
    example: examples[0],
    words: isChoiceField(name) ? `${help}: ${spellingsOf(name).map(typedInFull).join(', ')}` : help,
  }));
