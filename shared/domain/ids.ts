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
export type NoteId = Id<'note'>;
export type EvidenceId = Id<'evidence'>;
export type LinkId = Id<'link'>;

export interface IdOf {
  report: ReportId;
  story: StoryId;
  claim: ClaimId;
  party: PartyId;
  response: ResponseId;
  note: NoteId;
  evidence: EvidenceId;
  link: LinkId;
}
export type RecordKind = keyof IdOf;

const LETTERS = {
  report: 'r',
  story: 's',
  claim: 'c',
  party: 'p',
  response: 'rs',
  note: 'n',
  evidence: 'e',
  link: 'l',
} as const satisfies Record<RecordKind, string>;

export const RECORD_KINDS = Object.keys(LETTERS) as readonly RecordKind[];

/** The id of the record of `kind` introduced by ledger entry `seq`. */
export function idAt<K extends RecordKind>(kind: K, seq: number): IdOf[K] {
  return `${LETTERS[kind]}${seq}` as IdOf[K];
}

const PATTERNS = Object.fromEntries(
  RECORD_KINDS.map((kind) => [kind, new RegExp(`^${LETTERS[kind]}[1-9]\\d*$`)]),
) as Record<RecordKind, RegExp>;

/** Whether `value` is spelled as an id of `kind`. It says nothing about whether such a record exists. */
export function isId<K extends RecordKind>(kind: K, value: string): value is IdOf[K] {
  return PATTERNS[kind].test(value);
}

export type AnyId = IdOf[RecordKind];

/** What kind of record an id is of; null when it is spelled as no id is. */
export function kindOf(id: string): RecordKind | null {
  return RECORD_KINDS.find((kind) => PATTERNS[kind].test(id)) ?? null;
}

/** The entry that introduced a record. */
export function seqOf(id: string): number {
  // Every number in an id stands behind one letter or two.
  const digits = id.charCodeAt(1) < 58 ? 1 : 2;
  return Number(id.slice(digits));
}
