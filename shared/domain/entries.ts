import { z } from 'zod';
import type { ClaimId, PartyId, ReportId, ResponseId, StoryId } from './ids';
import { isId, type RecordKind } from './ids';
import { type Anchor, type Identity, RELATIONS, type Report, type ReportMeta } from './records';
import { FOOTINGS, SCOPES, STANCES, VERDICTS } from './stances';

/** The version of the ledger's line format. A ledger with a higher one is refused, never guessed at. */
export const LEDGER_FORMAT = 1;

const id = <K extends RecordKind>(kind: K) =>
  z.string().refine((value) => isId(kind, value), { error: `is not the id of a ${kind}` });

const reportId = id('report') as unknown as z.ZodType<ReportId, ReportId>;
const storyId = id('story') as unknown as z.ZodType<StoryId, StoryId>;
const claimId = id('claim') as unknown as z.ZodType<ClaimId, ClaimId>;
const partyId = id('party') as unknown as z.ZodType<PartyId, PartyId>;
const responseId = id('response') as unknown as z.ZodType<ResponseId, ResponseId>;
export const ids = { reportId, storyId, claimId, partyId, responseId };

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

const reportSchema: z.ZodType<Omit<Report, 'importedAt'>> = z.strictObject({
  id: reportId,
  original: z.strictObject({ sha256, bytes: count }),
  text: z.strictObject({ sha256, length: count, words: count }),
  origin: words,
  encoding: words,
  meta: metaSchema,
  opening: z.string(),
});

const act = z.strictObject({ act: count });

/** Payload of each kind of entry. Adding a kind: one line here, one case in `interpret`, one in `inWords`. */
export const PAYLOADS = {
  'desk.created': z.strictObject({ desk: words, name: words }),
  'report.imported': z.strictObject({ report: reportSchema }),
  'report.described': z.strictObject({ report: reportId, meta: metaSchema }),
  'story.saved': z.strictObject({ story: storyId, name: words, reports: z.array(reportId) }),
  'claim.made': z.strictObject({ claim: claimId, text: words, anchors: z.array(anchorSchema) }),
  'claim.anchored': z.strictObject({ claim: claimId, anchor: anchorSchema }),
  'claim.reworded': z.strictObject({ claim: claimId, text: words }),
  'claim.noted': z.strictObject({ claim: claimId, text: words }),
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
  'verdict.given': z.strictObject({
    claim: claimId,
    verdict: z.enum(VERDICTS),
    restsOn: z.array(responseId),
    note: maybe,
  }),
  'act.undone': act,
  'act.redone': act,
} as const satisfies Record<string, z.ZodType>;

export type EntryKind = keyof typeof PAYLOADS;
export type Payload<K extends EntryKind> = z.infer<(typeof PAYLOADS)[K]>;

/** What happened, before the ledger gives it its place. */
export type NewEntry = { [K in EntryKind]: { readonly kind: K; readonly payload: Payload<K> } }[EntryKind];

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

export const headerSchema = z.object({
  v: z.literal(LEDGER_FORMAT),
  seq: z.int().positive(),
  time: z.iso.datetime(),
  checker: words,
  act: z.int().positive(),
  left: count,
});
