/**
 * The fields of the query language. A text field narrows words to a part of the documents, a choice field takes one of
 * a few values. A new field is a line here, and the part of the index that answers it.
 */
export const TEXT_FIELDS = ['title'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Field -> what people write -> what the index knows. The first spelling of a value is the one printed. */
export const CHOICE_FIELDS = {
  in: { claims: 'claim', claim: 'claim', reports: 'report', report: 'report' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;
export type ChoiceField = keyof typeof CHOICE_FIELDS;

export const isTextField = (name: string): name is TextField =>
  (TEXT_FIELDS as readonly string[]).includes(name);
export const isChoiceField = (name: string): name is ChoiceField => Object.hasOwn(CHOICE_FIELDS, name);

/** The value `written` means, or null. Unfinished, it may be the beginning of exactly one value. */
export function choiceOf(field: ChoiceField, written: string, unfinished: boolean): string | null {
  const spellings: Readonly<Record<string, string>> = CHOICE_FIELDS[field];
  const wanted = written.toLowerCase();
  const exact = Object.hasOwn(spellings, wanted) ? spellings[wanted] : undefined;
  if (exact !== undefined || !unfinished) return exact ?? null;
  const possible = new Set(
    Object.keys(spellings).flatMap((key) => (key.startsWith(wanted) ? spellings[key] : [])),
  );
  const [only] = possible;
  return possible.size === 1 ? (only ?? null) : null;
}

/** How a value is written: `claims` for `claim`. */
export function spellingOf(field: ChoiceField, value: string): string {
  const spellings: Readonly<Record<string, string>> = CHOICE_FIELDS[field];
  return Object.keys(spellings).find((key) => spellings[key] === value) ?? value;
}

/** The values to name in a message: `claims or reports`. */
export function valuesOf(field: ChoiceField): string {
  const values = [...new Set<string>(Object.values(CHOICE_FIELDS[field]))];
  return values.map((value) => spellingOf(field, value)).join(' or ');
}
