/**
 * Ids are the kind's letters followed by the sequence number of the ledger entry that made the record: `r2`, `c17`.
 * They are short enough to type, never reused, and lead straight to the entry that introduced them.
 */
declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type ReportId = Id<'report'>;
export type StoryId = Id<'story'>;
export type ClaimId = Id<'claim'>;
export type PartyId = Id<'party'>;
export type ResponseId = Id<'response'>;

export interface IdOf {
  report: ReportId;
  story: StoryId;
  claim: ClaimId;
  party: PartyId;
  response: ResponseId;
}
export type RecordKind = keyof IdOf;

const LETTERS = { report: 'r', story: 's', claim: 'c', party: 'p', response: 'rs' } as const satisfies Record<
  RecordKind,
  string
>;

/** The id of the record of `kind` introduced by ledger entry `seq`. */
export function idAt<K extends RecordKind>(kind: K, seq: number): IdOf[K] {
  return `${LETTERS[kind]}${seq}` as IdOf[K];
}

/** Whether `value` is spelled as an id of `kind`. It says nothing about whether such a record exists. */
export function isId<K extends RecordKind>(kind: K, value: string): value is IdOf[K] {
  return new RegExp(`^${LETTERS[kind]}[1-9]\\d*$`).test(value);
}
