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
export type WaiverId = Id<'waiver'>;

export interface IdOf {
  report: ReportId;
  story: StoryId;
  claim: ClaimId;
  party: PartyId;
  response: ResponseId;
  note: NoteId;
  evidence: EvidenceId;
  link: LinkId;
  waiver: WaiverId;
}
export type IdKind = keyof IdOf;
/** What can be withdrawn, reinstated and redacted by itself. What is waived is opened again instead. */
export type RecordKind = Exclude<IdKind, 'waiver'>;

const LETTERS = {
  report: 'r',
  story: 's',
  claim: 'c',
  party: 'p',
  response: 'rs',
  note: 'n',
  evidence: 'e',
  link: 'l',
  waiver: 'w',
} as const satisfies Record<IdKind, string>;

export const ID_KINDS = Object.keys(LETTERS) as readonly IdKind[];
export const RECORD_KINDS = ID_KINDS.filter((kind) => kind !== 'waiver');

/** The id of the record of `kind` introduced by ledger entry `seq`. */
export function idAt<K extends IdKind>(kind: K, seq: number): IdOf[K] {
  return `${LETTERS[kind]}${seq}` as IdOf[K];
}

const PATTERNS = Object.fromEntries(
  ID_KINDS.map((kind) => [kind, new RegExp(`^${LETTERS[kind]}[1-9]\\d*$`)]),
) as Record<IdKind, RegExp>;

/** Whether `value` is spelled as an id of `kind`. It says nothing about whether such a record exists. */
export function isId<K extends IdKind>(kind: K, value: string): value is IdOf[K] {
  return PATTERNS[kind].test(value);
}

export type AnyId = IdOf[IdKind];

/** What kind of record an id is of; null when it is spelled as no id is. */
export function kindOf(id: string): IdKind | null {
  return ID_KINDS.find((kind) => PATTERNS[kind].test(id)) ?? null;
}

/** The entry that introduced a record. */
export function seqOf(id: string): number {
  // Every number in an id stands behind one letter or two.
  const digits = id.charCodeAt(1) < 58 ? 1 : 2;
  return Number(id.slice(digits));
}

/** Compares ids by when their records were made. */
export const bySeq = (a: string, b: string): number => seqOf(a) - seqOf(b);

/** Records in the order they were made. */
export const inOrder = <T extends { readonly id: string }>(records: readonly T[]): T[] =>
  [...records].sort((a, b) => bySeq(a.id, b.id));

/** Where `id` stands among ids in the order they were made, or would. New ones come last, so that is looked at first. */
export function placeIn(ids: readonly string[], id: string): number {
  const seq = seqOf(id);
  const at = (index: number): number => seqOf(ids[index] as string);
  if (ids.length === 0 || at(ids.length - 1) < seq) return ids.length;
  let low = 0;
  let high = ids.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(middle) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
