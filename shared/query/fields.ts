/** A field as it is declared. Whoever adds one adds a record here, and the part of the index that answers it. */
interface FieldRecord {
  readonly name: string;
  /** `words`: narrows words to a part of the documents; `choice`: one of a few values; `day`: days, and ranges of them. */
  readonly takes: 'words' | 'choice' | 'day';
  /** Whether the values the desk has can be listed, to complete what somebody types. */
  readonly listed: boolean;
  /** Of a choice: what people write -> what the index knows. The first spelling of a value is the one printed. */
  readonly values: Readonly<Record<string, string>>;
  readonly help: string;
  readonly examples: readonly string[];
}

const words = <N extends string, L extends boolean>(
  name: N,
  listed: L,
  help: string,
  ...examples: string[]
) => ({ name, takes: 'words', listed, values: {}, help, examples }) as const;

const choice = <N extends string>(
  name: N,
  values: Readonly<Record<string, string>>,
  help: string,
  ...examples: string[]
) => ({ name, takes: 'choice', listed: false, values, help, examples }) as const;

const RESPONSES = {
  confirmed: 'confirmed',
  denied: 'denied',
  declined: 'declined',
  'declined-to-comment': 'declined',
  neither: 'neither',
  'neither-confirmed-nor-denied': 'neither',
  'no-response': 'no-response',
  'did-not-respond': 'no-response',
};

/** The fields of the query language. The text fields stand in the order of the index's columns. */
export const FIELDS = [
  words('title', false, 'words in the title or wording', 'title:ferry'),
  words('outlet', true, 'who published it', 'outlet:Reuters', 'outlet:(Reuters OR AP)'),
  words('byline', true, 'who wrote it', 'byline:"Jane Roe"'),
  words('party', true, 'who answered', 'party:ministry'),
  words('said', false, 'what parties said', 'said:"no comment"'),
  words('story', true, 'the story it belongs to', 'story:harbour'),
  words('note', false, 'words in notes', 'note:recheck'),
  choice(
    'is',
    {
      open: 'open',
      stale: 'stale',
      anonymous: 'anonymous',
      unnamed: 'unnamed',
      confidential: 'confidential',
      'second-hand': 'second-hand',
      'off-record': 'off-record',
      'off-the-record': 'off-record',
    },
    'what a claim, a response or a party is',
    'is:open',
    'is:anonymous',
    'is:stale',
  ),
  choice(
    'has',
    {
      note: 'note',
      notes: 'note',
      evidence: 'evidence',
      response: 'response',
      responses: 'response',
      verdict: 'verdict',
      date: 'date',
      byline: 'byline',
      outlet: 'outlet',
      url: 'url',
      anchor: 'anchor',
      anchors: 'anchor',
    },
    'what there is to it',
    'has:note',
    '-has:evidence',
  ),
  choice('verdict', { ...RESPONSES, open: 'open' }, 'what was found of a claim', 'verdict:denied'),
  choice('stance', { asserted: 'asserted', ...RESPONSES }, 'how a party answered', 'stance:confirmed'),
  choice(
    'in',
    {
      claims: 'claim',
      claim: 'claim',
      responses: 'response',
      response: 'response',
      notes: 'note',
      note: 'note',
      evidence: 'evidence',
      parties: 'party',
      party: 'party',
      stories: 'story',
      story: 'story',
      reports: 'report',
      report: 'report',
    },
    'one kind of record',
    'in:claims',
  ),
  {
    name: 'date',
    takes: 'day',
    listed: false,
    values: {},
    help: 'a day, month or year, or a range',
    examples: ['date:2019-10', 'date:>=2019-10-04', 'date:2018..2020'],
  },
] as const satisfies readonly FieldRecord[];

export type Field = (typeof FIELDS)[number];
export type FieldName = Field['name'];
export type TextField = Extract<Field, { takes: 'words' }>['name'];
export type ChoiceField = Extract<Field, { takes: 'choice' }>['name'];
export type ValueField = Extract<Field, { listed: true }>['name'];

/** Fields that narrow words to a part of the documents. */
export const TEXT_FIELDS: readonly TextField[] = FIELDS.flatMap((field) =>
  field.takes === 'words' ? [field.name] : [],
);

/** Text fields whose values can be listed, to complete what somebody types. */
export const VALUE_FIELDS: readonly ValueField[] = FIELDS.flatMap((field) =>
  field.listed ? [field.name] : [],
);

/** The parts of a document that hold words, in the index's order. `body` and `more` have no field of their own. */
export type SearchColumn = TextField | 'body' | 'more';
export const SEARCH_COLUMNS: readonly SearchColumn[] = [...TEXT_FIELDS, 'body', 'more'];

type Spellings = Readonly<Record<string, string>>;

/** Field -> what people write -> what the index knows. */
export const CHOICE_FIELDS = Object.fromEntries(
  FIELDS.flatMap((field) => (field.takes === 'choice' ? [[field.name, field.values]] : [])),
) as Readonly<Record<ChoiceField, Spellings>>;

export const isTextField = (name: string): name is TextField =>
  (TEXT_FIELDS as readonly string[]).includes(name);
export const isChoiceField = (name: string): name is ChoiceField => Object.hasOwn(CHOICE_FIELDS, name);

/** The field called so, whatever its case; null when there is none. */
export const fieldNamed = (name: string): Field | null =>
  FIELDS.find((field) => field.name === name.toLowerCase()) ?? null;

/** `No Response` and `no-response` are one spelling. */
const spelled = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');

/** The value `written` means, or null. Unfinished, it may be the beginning of exactly one value. */
export function choiceOf(field: ChoiceField, written: string, unfinished: boolean): string | null {
  const spellings = CHOICE_FIELDS[field];
  const wanted = spelled(written);
  const exact = Object.hasOwn(spellings, wanted) ? spellings[wanted] : undefined;
  if (exact !== undefined || !unfinished || wanted === '') return exact ?? null;
  const possible = new Set(
    Object.keys(spellings).flatMap((key) => (key.startsWith(wanted) ? spellings[key] : [])),
  );
  const [only] = possible;
  return possible.size === 1 ? (only ?? null) : null;
}

/** How a value is written: `claims` for `claim`. */
export function spellingOf(field: ChoiceField, value: string): string {
  const spellings = CHOICE_FIELDS[field];
  return Object.keys(spellings).find((key) => spellings[key] === value) ?? value;
}

/** How the field's values are written, each once. */
export const spellingsOf = (field: ChoiceField): string[] =>
  [...new Set(Object.values(CHOICE_FIELDS[field]))].map((value) => spellingOf(field, value));

/** The values to name in a message: `claims, notes or reports`. */
export function valuesOf(field: ChoiceField): string {
  const all = spellingsOf(field);
  return [all.slice(0, -1).join(', '), ...all.slice(-1)].filter(Boolean).join(' or ');
}
