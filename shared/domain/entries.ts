import { z } from 'zod';
import type {
  AnyId,
  ClaimId,
  EvidenceId,
  LinkId,
  NoteId,
  PartyId,
  ReportId,
  ResponseId,
  StoryId,
  WaiverId,
} from './ids';
import { type IdKind, isId, kindOf } from './ids';
import { FORMATS, OBTAINED_FIELDS, type Provenance, type ReadFrom, readFrom, SURENESS } from './provenance';
import {
  type Anchor,
  type ChangedPassage,
  type Identity,
  type ImportedReport,
  RELATIONS,
  type ReportMeta,
  STANDINGS,
  type Standing,
} from './records';
import { FOOTINGS, SCOPES, STANCES, VERDICTS } from './stances';

/**
 * The version of the ledger's line format. Lines of an older one are read as they are (see `upcast`) and never
 * rewritten; a ledger with a newer one is refused, never guessed at.
 */
export const LEDGER_FORMAT = 4;

const id = <K extends IdKind>(kind: K) =>
  z.custom<string>((value) => typeof value === 'string' && isId(kind, value), {
    error: `is not the id of a ${kind}`,
  });

const reportId = id('report') as unknown as z.ZodType<ReportId, ReportId>;
const storyId = id('story') as unknown as z.ZodType<StoryId, StoryId>;
const claimId = id('claim') as unknown as z.ZodType<ClaimId, ClaimId>;
const partyId = id('party') as unknown as z.ZodType<PartyId, PartyId>;
const responseId = id('response') as unknown as z.ZodType<ResponseId, ResponseId>;
const noteId = id('note') as unknown as z.ZodType<NoteId, NoteId>;
const evidenceId = id('evidence') as unknown as z.ZodType<EvidenceId, EvidenceId>;
const linkId = id('link') as unknown as z.ZodType<LinkId, LinkId>;
const waiverId = id('waiver') as unknown as z.ZodType<WaiverId, WaiverId>;
const anyId = z.string().refine((value) => kindOf(value) !== null, {
  error: 'is not the id of anything',
}) as unknown as z.ZodType<AnyId, AnyId>;
export const ids = {
  reportId,
  storyId,
  claimId,
  partyId,
  responseId,
  noteId,
  evidenceId,
  linkId,
  anyId,
};

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not a SHA-256 in lower-case hexadecimal' });
const words = z.string().min(1);
const maybe = z.string().nullable();

export const anchorSchema: z.ZodType<Anchor> = z.strictObject({
  report: reportId,
  exact: words,
  prefix: z.string(),
  suffix: z.string(),
  start: count,
  end: count,
  textSha256: sha256,
});

const changedSchema: z.ZodType<ChangedPassage> = z.strictObject({
  response: responseId.nullable(),
  was: anchorSchema,
  report: reportId,
  is: anchorSchema.nullable(),
});

export const metaSchema: z.ZodType<ReportMeta> = z.strictObject({
  title: maybe,
  outlet: maybe,
  byline: maybe,
  date: maybe,
  url: maybe,
});

export const identitySchema: z.ZodType<Identity, Identity> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('named') }),
  z.strictObject({ kind: z.literal('unnamed') }),
  z.strictObject({ kind: z.literal('anonymous'), reason: maybe }),
]);

const obtained = z.strictObject({ from: words, sure: z.enum(SURENESS) }).optional();
const provenanceSchema = z.strictObject(
  Object.fromEntries(OBTAINED_FIELDS.map((field) => [field, obtained])),
) as unknown as z.ZodType<Provenance>;

const readFromSchema: z.ZodType<ReadFrom> = z.strictObject({
  format: z.enum(FORMATS),
  encoding: maybe,
  language: maybe,
  provenance: provenanceSchema,
  pages: z.array(count),
  partOf: reportId.nullable(),
  remarks: z.array(words),
});

const reportSchema: z.ZodType<ImportedReport> = z.strictObject({
  id: reportId,
  original: z.strictObject({ sha256, bytes: count }),
  text: z.strictObject({ sha256, length: count, words: count }),
  origin: words,
  reading: readFromSchema,
  meta: metaSchema,
  opening: z.string(),
});

export const standingSchema: z.ZodType<Standing> = z.strictObject({
  is: z.enum(STANDINGS),
  day: z.iso.date({ error: 'is not a day such as 2026-11-21' }),
  note: maybe,
});

const act = z.strictObject({ act: count });

/** Payload of each kind of entry. Adding a kind: one line here, one case in `interpret`, one in `actInWords`, one in `withoutWords`. */
export const PAYLOADS = {
  /** `galley` is the version that made the desk; null where it was not noted (format 1). */
  'desk.created': z.strictObject({ desk: words, name: words, galley: maybe }),
  /** From here on the lines are of a newer format. Every version can read `galley`: who is needed to read on. */
  'ledger.raised': z.strictObject({ from: count, to: count, galley: words }),
  'report.imported': z.strictObject({ report: reportSchema }),
  'report.described': z.strictObject({ report: reportId, meta: metaSchema }),
  /** `until` in UTC; null lifts it. */
  'report.embargoed': z.strictObject({ report: reportId, until: z.iso.datetime().nullable() }),
  'report.marked': z.strictObject({ report: reportId, standing: standingSchema.nullable() }),
  /** `by` is a newer version of `report`; null: there is none after all. */
  'report.superseded': z.strictObject({ report: reportId, by: reportId.nullable() }),
  /** Nobody need check this passage. Its id follows from the entry's number, as a note's does. */
  'passage.waived': z.strictObject({ report: reportId, anchor: anchorSchema, reason: words }),
  /** These waivers count no more: what they covered is open again, or waived anew by the next entry. */
  'passage.reopened': z.strictObject({ report: reportId, waivers: z.array(waiverId).min(1) }),
  'story.saved': z.strictObject({ story: storyId, name: words, reports: z.array(reportId) }),
  'claim.made': z.strictObject({ claim: claimId, text: words, anchors: z.array(anchorSchema) }),
  'claim.anchored': z.strictObject({ claim: claimId, anchor: anchorSchema }),
  'claim.unanchored': z.strictObject({ claim: claimId, report: reportId, start: count, end: count }),
  'claim.reworded': z.strictObject({ claim: claimId, text: words }),
  'claim.noted': z.strictObject({ claim: claimId, text: words }),
  /** Passages it stands on read otherwise in a newer version. */
  'claim.changed': z.strictObject({ claim: claimId, passages: z.array(changedSchema).min(1) }),
  /** What changed under it in `report` (null: in any) is settled: a checker has looked, or it is no newer version after all. */
  'claim.looked': z.strictObject({ claim: claimId, report: reportId.nullable() }),
  /** Two claims were one: all that stood on `claim` stands on `into`, and it goes out of use. */
  'claim.merged': z.strictObject({ claim: claimId, into: claimId }),
  /** One claim was two: `into` is made of some of its places and responses. `taken`: those places are no more the old one's. */
  'claim.split': z.strictObject({
    claim: claimId,
    into: claimId,
    text: words,
    anchors: z.array(anchorSchema).min(1),
    taken: z.boolean(),
    responses: z.array(responseId),
  }),
  'party.added': z.strictObject({
    party: partyId,
    name: words,
    role: maybe,
    identity: identitySchema,
    confidential: z.boolean(),
    aka: z.array(words),
  }),
  'party.linked': z.strictObject({
    parties: z.array(partyId).min(2),
    relation: z.enum(RELATIONS),
    note: maybe,
  }),
  'response.recorded': z.strictObject({
    response: responseId,
    claim: claimId,
    party: partyId,
    stance: z.enum(STANCES),
    via: maybe,
    scope: z.enum(SCOPES),
    footing: z.enum(FOOTINGS),
    anchor: anchorSchema.nullable(),
    note: maybe,
  }),
  /** The response stands in a newer version, too: that is its place from now on. */
  'response.anchored': z.strictObject({ response: responseId, claim: claimId, anchor: anchorSchema }),
  'verdict.given': z.strictObject({
    claim: claimId,
    verdict: z.enum(VERDICTS),
    restsOn: z.array(responseId),
    note: maybe,
  }),
  'evidence.added': z.strictObject({
    evidence: evidenceId,
    claim: claimId,
    name: words,
    sha256,
    bytes: count,
    note: maybe,
  }),
  /** `claim` is the one a response, a note or a piece of evidence stands on; null for every other record. */
  'record.withdrawn': z.strictObject({ record: anyId, claim: claimId.nullable(), reason: words }),
  'record.reinstated': z.strictObject({ record: anyId, claim: claimId.nullable() }),
  /** What stands in the place of payloads that were taken out: see `redaction.ts`. */
  'entry.redacted': z.strictObject({
    reason: words,
    entries: z.array(z.strictObject({ seq: z.int().positive(), kind: words, payload: z.unknown() })).min(1),
  }),
  'act.undone': act,
  'act.redone': act,
} as const satisfies Record<string, z.ZodType>;

export type EntryKind = keyof typeof PAYLOADS;
export type Payload<K extends EntryKind> = z.infer<(typeof PAYLOADS)[K]>;

/** What happened, before the ledger gives it its place. */
export type NewEntry = { [K in EntryKind]: { readonly kind: K; readonly payload: Payload<K> } }[EntryKind];

/** Every quotation an entry holds, in the order it holds them. */
export function anchorsIn(entry: NewEntry): readonly Anchor[] {
  switch (entry.kind) {
    case 'claim.made':
    case 'claim.split':
      return entry.payload.anchors;
    case 'claim.anchored':
    case 'response.anchored':
    case 'passage.waived':
      return [entry.payload.anchor];
    case 'claim.changed':
      return entry.payload.passages.flatMap(({ was, is }) => (is ? [was, is] : [was]));
    case 'response.recorded':
      return entry.payload.anchor ? [entry.payload.anchor] : [];
    default:
      return [];
  }
}

/** Where and when an entry stands. `act` is the first entry of the checker's one action; `left` counts those to come. */
export interface EntryHeader {
  readonly v: number;
  readonly seq: number;
  readonly time: string;
  readonly checker: string;
  readonly act: number;
  readonly left: number;
}

/** An entry as the fold sees it. */
export type Entry = EntryHeader & NewEntry;

const TIME = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
const isWhole = (value: unknown, least: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least;

/**
 * What is wrong with an entry's header; null when nothing is. Written out, as every entry of a ledger is asked each time
 * it is folded.
 */
export function problemWith(header: unknown): string | null {
  const { v, seq, time, checker, act, left } = header as { [K in keyof EntryHeader]: unknown };
  if (!isWhole(v, 1) || (v as number) > LEDGER_FORMAT) return 'v: is no format of a ledger';
  if (!isWhole(seq, 1)) return 'seq: is not the number of an entry';
  if (typeof time !== 'string' || !TIME.test(time)) return 'time: is not a time in UTC';
  if (typeof checker !== 'string' || checker === '') return 'checker: is empty';
  if (!isWhole(act, 1)) return 'act: is not the number of an entry';
  return isWhole(left, 0) ? null : 'left: is not a number of entries';
}

/** A payload of an older format as today's schemas know it. Nothing on disk changes. */
export function upcast(v: number, kind: string, payload: unknown): unknown {
  // Format 1 did not note which Galley made the desk.
  if (v === 1 && kind === 'desk.created') return { ...(payload as object), galley: null };
  if (v < 3 && kind === 'report.imported') return withReading(payload);
  return payload;
}

/** Formats 1 and 2 knew plain text and lines of feeds only, and of the reading noted the encoding. */
function withReading(payload: unknown): unknown {
  const { report } = payload as { report?: unknown };
  // A line that was redacted later holds today's shape already.
  if (typeof report !== 'object' || report === null || 'reading' in report) return payload;
  const { encoding, ...rest } = report as Partial<Record<string, unknown>>;
  const format = /\.jsonl:\d+$/.test(String(rest.origin)) ? 'feed' : 'text';
  return { report: { ...rest, reading: readFrom(format, encoding as string) } };
}
