import { FIELDS, isChoiceField, spellingsOf } from '#shared/query/fields';
import { say } from '../../texts/say';
import { inFull } from './words';

/** How to put words, with examples. Fields are told of by their own table. */

export const FORMS: readonly (readonly [form: string, words: string])[] = [
  ['bridge closed', say('search.help.both')],
  ['"to the letter"', say('search.help.phrase')],
  ['ferry OR boat', say('search.help.either')],
  ['ferry -boat', say('search.help.without')],
  ['(a OR b) c', say('search.help.brackets')],
  ['khalil*', say('search.help.beginning')],
  ['speling~', say('search.help.typing')],
  ['"bridge ferry"~10', say('search.help.near')],
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
