import { z } from 'zod';
import type { CoverageCounts } from '../domain/coverage';
import { identitySchema, ids, standingSchema } from '../domain/entries';
import { META_FIELDS, RELATIONS, type VoiceLink } from '../domain/records';
import { FOOTINGS, SCOPES, STANCES, VERDICTS } from '../domain/stances';
import { VALUE_FIELDS } from '../query/fields';
import { KEY_LIMITS } from './keys';
import { CONTRASTS, DENSITIES, READING_SIZE, TEXT_SIZE, THEMES } from './look';
import { type WindowMemory, windowMemorySchema, windowPlaceSchema } from './memory';
import type {
  BackupState,
  BackupView,
  ClaimView,
  ComparisonView,
  CoveredRow,
  DeskView,
  FieldValue,
  HistoryItem,
  ImportOutcome,
  IndexView,
  JumpTarget,
  KinView,
  LedgerLine,
  Page,
  PartyView,
  RedactionView,
  ReportRow,
  ReportView,
  ResponseView,
  SavedSearch,
  SearchAnswer,
  StoryView,
  VerifyAnswer,
  WithdrawnView,
} from './views';
import { PAPERS, SEARCH_ORDERS } from './views';

/**
 * The one contract between every host and everything that uses it: channel -> parameters (parsed by the host) and
 * answer (typed). Windows, the command line, the sample and the conformance suite all speak it.
 */

/** A parameter schema together with the type of the answer. */
interface Channel<P extends z.ZodType, A> {
  readonly params: P;
  /** Phantom: carries the answer's type. */
  readonly answer?: A;
}
const channel = <A>() => ({ takes: <P extends z.ZodType>(params: P): Channel<P, A> => ({ params }) });
const nothing = z.strictObject({});

const text = z.string().trim().min(1, { error: 'is empty' });
const note = z.string().trim().min(1).nullable().default(null);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, { error: 'is not a byte array' });
const page = { offset: z.int().nonnegative().default(0), limit: z.int().min(1).max(1000).default(200) };
const range = z.strictObject({ start: z.int().nonnegative(), end: z.int().positive() });

const metaPatch = z
  .strictObject(
    Object.fromEntries(META_FIELDS.map((field) => [field, z.string().nullable()])) as Record<
      (typeof META_FIELDS)[number],
      z.ZodNullable<z.ZodString>
    >,
  )
  .partial();

/** A place in a report: by offsets, or by quotation with prefix or suffix to choose among several. */
const place = z.union([
  z.strictObject({ report: ids.reportId, at: range }),
  z.strictObject({
    report: ids.reportId,
    quote: text,
    prefix: z.string().optional(),
    suffix: z.string().optional(),
  }),
]);

/** A place with something more about it. */
const passage = <More extends z.ZodRawShape>(more: More) => {
  const [byOffsets, byQuotation] = place.options;
  return z.union([byOffsets.extend(more), byQuotation.extend(more)]);
};

const partyChoice = z.union([
  z.strictObject({ id: ids.partyId }),
  z.strictObject({
    name: text,
    role: z.string().trim().min(1).nullable().default(null),
    identity: identitySchema.default({ kind: 'named' }),
    confidential: z.boolean().default(false),
    /** Shown instead of the name of a confidential party; one is made up when missing. */
    alias: text.optional(),
    aka: z.array(text).default([]),
  }),
]);

const sheetScope = z.union([
  z.strictObject({ report: ids.reportId }),
  z.strictObject({ story: ids.storyId }),
  z.strictObject({ claims: z.array(ids.claimId).min(1) }),
]);
const query = z.string().max(1000);
/** Who asks: a newer question of the same asker takes the place of an older one. Questions of nobody all stay. */
const asker = z.string().max(64).nullable().default(null);
const paper = z.enum(PAPERS);
const percent = ({ least, most }: { least: number; most: number }) => z.int().min(least).max(most);
const redaction = z.strictObject({
  targets: z.array(z.union([ids.anyId, z.int().positive()])).min(1),
});

export const CHANNELS = {
  'desk.describe': channel<DeskView>().takes(nothing),
  'settings.change': channel<DeskView>().takes(
    z
      .strictObject({
        checker: text.nullable(),
        paper,
        theme: z.enum(THEMES),
        contrast: z.enum(CONTRASTS),
        density: z.enum(DENSITIES),
        textSize: percent(TEXT_SIZE),
        readingSize: percent(READING_SIZE),
        keys: z.record(
          z.string().max(KEY_LIMITS.name),
          z.array(z.string().min(1).max(KEY_LIMITS.chord)).max(KEY_LIMITS.chords),
        ),
        backupFolder: text.nullable(),
      })
      .partial(),
  ),

  /** Newest first; of a story, in its own order. `loose`: only those in no story. */
  'report.list': channel<Page<ReportRow>>().takes(
    z
      .strictObject({ story: ids.storyId.optional(), loose: z.boolean().default(false), ...page })
      .refine(({ story, loose }) => !loose || story === undefined, {
        error: 'is either a story’s or in none',
        path: ['loose'],
      }),
  ),
  /** A report without its text, with what of it is waived. */
  'report.row': channel<CoveredRow>().takes(z.strictObject({ report: ids.reportId })),
  'report.open': channel<ReportView>().takes(z.strictObject({ report: ids.reportId })),
  'report.import': channel<ImportOutcome[]>().takes(
    z.strictObject({
      files: z.array(z.strictObject({ path: text, bytes, meta: metaPatch.optional() })).min(1),
    }),
  ),
  'report.describe': channel<ReportRow>().takes(z.strictObject({ report: ids.reportId, meta: metaPatch })),
  /** Reports with passages in common with this one, those with the most first. */
  'report.alike': channel<KinView[]>().takes(z.strictObject({ report: ids.reportId })),
  /** Nothing of the report leaves the desk before `until`; null lifts that. */
  'report.embargo': channel<ReportRow>().takes(
    z.strictObject({
      report: ids.reportId,
      until: z.iso
        .datetime({ offset: true, error: 'is not a moment such as 2026-11-21T18:00:00+01:00' })
        .nullable(),
    }),
  ),
  /** What its outlet did to a report; null: it stands as it was published. */
  'report.mark': channel<ReportRow>().takes(
    z.strictObject({ report: ids.reportId, standing: standingSchema.nullable() }),
  ),

  /** What changed from a report to another version of it, and what would become of the places in it. Nothing is kept. */
  'report.compare': channel<ComparisonView>().takes(
    z.strictObject({ before: ids.reportId, after: ids.reportId }),
  ),
  /**
   * Says that `by` is a newer version of `report`: both stay. Places are carried over where they certainly stand in it;
   * where a passage changed, its claim is marked until somebody has looked. Null: there is no newer version after all.
   */
  'report.supersede': channel<ReportRow>().takes(
    z.strictObject({ report: ids.reportId, by: ids.reportId.nullable() }),
  ),

  /** Of how many sentences somebody checks, nobody need, or nobody has decided yet. */
  'report.coverage': channel<CoverageCounts>().takes(z.strictObject({ report: ids.reportId })),
  /** Nobody need check this passage, and why. Waived passages inside it are waived for this reason from now on. */
  'passage.waive': channel<CoveredRow>().takes(passage({ reason: text })),
  /** Takes away every waiver that overlaps the passage. */
  'passage.reopen': channel<CoveredRow>().takes(passage({})),

  'story.list': channel<StoryView[]>().takes(nothing),
  /** Makes a story, or (with an existing name) sets what it holds. */
  'story.save': channel<StoryView>().takes(z.strictObject({ name: text, reports: z.array(ids.reportId) })),

  'claim.list': channel<Page<ClaimView>>().takes(
    z.strictObject({
      report: ids.reportId.optional(),
      story: ids.storyId.optional(),
      party: ids.partyId.optional(),
      ...page,
    }),
  ),
  'claim.open': channel<ClaimView>().takes(z.strictObject({ claim: ids.claimId })),
  'claim.make': channel<ClaimView>().takes(z.strictObject({ place, text: text.optional() })),
  'claim.anchor': channel<ClaimView>().takes(z.strictObject({ claim: ids.claimId, place })),
  'claim.reword': channel<ClaimView>().takes(z.strictObject({ claim: ids.claimId, text })),
  'claim.note': channel<ClaimView>().takes(z.strictObject({ claim: ids.claimId, text })),
  /** Looked at what changed under it; `keep`: what stands there now says the same, and is its place as well. */
  'claim.look': channel<ClaimView>().takes(
    z.strictObject({ claim: ids.claimId, keep: z.boolean().default(false) }),
  ),
  /** Takes one of several places from a claim, by report and offsets. */
  'claim.unanchor': channel<ClaimView>().takes(
    z.strictObject({ claim: ids.claimId, report: ids.reportId, at: range }),
  ),
  /**
   * Two claims were one: places, responses, notes, evidence and what changed under `claim` go to `into`, whose wording and
   * verdict stay; where it has no verdict it takes that of `claim`, which goes out of use.
   */
  'claim.merge': channel<ClaimView>().takes(z.strictObject({ claim: ids.claimId, into: ids.claimId })),
  /**
   * One claim was two: makes a new one of some of its places and responses, without a verdict. `take`: the places are no
   * more the old one's, which keeps at least one. Responses that move are no more among what the old verdict rests on.
   */
  'claim.split': channel<ClaimView>().takes(
    z.strictObject({
      claim: ids.claimId,
      text,
      places: z.array(z.strictObject({ report: ids.reportId, at: range })).min(1, { error: 'are none' }),
      take: z.boolean().default(false),
      responses: z.array(ids.responseId).default([]),
    }),
  ),
  /** Oldest first. */
  'claim.history': channel<HistoryItem[]>().takes(z.strictObject({ claim: ids.claimId })),
  /** Keeps a file with a claim. */
  'evidence.add': channel<ClaimView>().takes(
    z.strictObject({ claim: ids.claimId, file: z.strictObject({ path: text, bytes }), note }),
  ),
  'evidence.open': channel<{ readonly name: string; readonly bytes: Uint8Array }>().takes(
    z.strictObject({ evidence: ids.evidenceId }),
  ),

  /**
   * Takes a record out of use as a mistake: a report, story, claim, party, response, note, link or piece of evidence.
   * What others still stand on is refused, naming them.
   */
  'record.withdraw': channel<{ readonly words: string }>().takes(
    z.strictObject({ record: ids.anyId, reason: text }),
  ),
  'record.reinstate': channel<{ readonly words: string }>().takes(z.strictObject({ record: ids.anyId })),
  /** Newest first. */
  'withdrawn.list': channel<WithdrawnView[]>().takes(z.strictObject({ claim: ids.claimId.optional() })),

  'response.record': channel<ResponseView>().takes(
    z.strictObject({
      claim: ids.claimId,
      party: partyChoice,
      stance: z.enum(STANCES),
      via: note,
      scope: z.enum(SCOPES).default('happened'),
      footing: z.enum(FOOTINGS).default('on-record'),
      place: place.nullable().default(null),
      note,
    }),
  ),
  /** Without `restsOn`, the verdict rests on the responses whose stance is the verdict's own. */
  'verdict.give': channel<ClaimView>().takes(
    z.strictObject({
      claim: ids.claimId,
      verdict: z.enum(VERDICTS),
      restsOn: z.array(ids.responseId).optional(),
      note,
    }),
  ),

  'party.list': channel<PartyView[]>().takes(nothing),
  'party.link': channel<PartyView[]>().takes(
    z.strictObject({ parties: z.array(ids.partyId).min(2), relation: z.enum(RELATIONS), note }),
  ),
  /** Which parties are not to be counted as so many; with `party`, the links it is in. */
  'party.links': channel<VoiceLink[]>().takes(z.strictObject({ party: ids.partyId.optional() })),
  /** The real name of a confidential party, from the vault; null when it was erased. */
  'party.reveal': channel<{ readonly name: string | null }>().takes(z.strictObject({ party: ids.partyId })),

  /**
   * `typing`: the last word may go on. `depth: 'first'` answers within a frame from what can be looked through by then;
   * `full` looks through the whole desk. An older question that a newer one took the place of fails with `refused`.
   */
  'search.run': channel<SearchAnswer>().takes(
    z.strictObject({
      query,
      limit: z.int().min(1).max(200).default(20),
      typing: z.boolean().default(false),
      order: z.enum(SEARCH_ORDERS).default('best'),
      depth: z.enum(['first', 'full']).default('full'),
      asker,
    }),
  ),
  /** What bears on a sentence in plain language, best first. `besides`: a claim that is not to be among them. */
  'search.similar': channel<SearchAnswer>().takes(
    z.strictObject({
      text: z.string().trim().min(1, { error: 'is empty' }).max(10_000),
      limit: z.int().min(1).max(200).default(20),
      kinds: z
        .array(z.enum(['claim', 'report']))
        .min(1)
        .default(['claim', 'report']),
      besides: ids.claimId.nullable().default(null),
      /** Only what speaks of the same thing, rather than sharing a word or two. */
      bearing: z.boolean().default(false),
      asker,
    }),
  ),
  /** How many records each query finds. */
  'search.count': channel<number[]>().takes(z.strictObject({ queries: z.array(query).max(50) })),
  /** Values of a field that begin so, the most frequent first. */
  'search.values': channel<FieldValue[]>().takes(
    z.strictObject({
      field: z.enum(VALUE_FIELDS),
      beginning: z.string().max(200),
      limit: z.int().min(1).max(50).default(10),
    }),
  ),
  /** In the order of their names. */
  'search.saved': channel<SavedSearch[]>().takes(nothing),
  /** Keeps a query under a name; one of that name is replaced. */
  'search.save': channel<SavedSearch[]>().takes(
    z.strictObject({ name: text, query: query.min(1), order: z.enum(SEARCH_ORDERS).default('best') }),
  ),
  'search.unsave': channel<SavedSearch[]>().takes(z.strictObject({ name: text })),
  /** What was searched for on this desk, newest first, each once. */
  'search.history': channel<string[]>().takes(nothing),
  'search.remember': channel<string[]>().takes(z.strictObject({ query: query.min(1) })),
  'search.forgetHistory': channel<string[]>().takes(nothing),
  'index.describe': channel<IndexView>().takes(nothing),
  /** Stops filling the search index, or goes on where it stood. */
  'index.pause': channel<IndexView>().takes(z.strictObject({ paused: z.boolean() })),
  'jump.list': channel<JumpTarget[]>().takes(nothing),

  'sheet.html': channel<{ readonly html: string }>().takes(
    z.strictObject({ of: sheetScope, paper: paper.optional() }),
  ),
  'sheet.pdf': channel<{ readonly bytes: Uint8Array; readonly pages: number; readonly name: string }>().takes(
    z.strictObject({ of: sheetScope, paper: paper.optional() }),
  ),

  /** Entries in order: all, the last `tail`, or the last `tail` before entry `before`. */
  'ledger.list': channel<LedgerLine[]>().takes(
    z.strictObject({ tail: z.int().positive().optional(), before: z.int().positive().optional() }),
  ),
  'history.undo': channel<{ readonly words: string }>().takes(nothing),
  'history.redo': channel<{ readonly words: string }>().takes(nothing),
  'verify.run': channel<VerifyAnswer>().takes(nothing),
  /** What redacting these records or entries (by number) would take out. Nothing is changed. */
  'redact.plan': channel<RedactionView>().takes(redaction),
  /** Takes their words out of the ledger for good; hashes stay, the chain holds. There is no undo. */
  'redact.run': channel<RedactionView>().takes(redaction.extend({ reason: text })),
  /** Erases a confidential party's real name. The ledger does not change. */
  'vault.forget': channel<{ readonly forgotten: boolean }>().takes(z.strictObject({ party: ids.partyId })),

  /** Rolling backups, newest first. */
  'backup.list': channel<BackupView[]>().takes(nothing),
  'backup.now': channel<BackupState>().takes(nothing),

  /** Where a window stood in this desk when it was closed last. */
  'window.recall': channel<{ readonly memory: WindowMemory | null }>().takes(nothing),
  /** Remembers it; `desk` is the folder of the desk it was in. Where nothing can be written it is not kept, and that is no fault. */
  'window.remember': channel<{ readonly kept: boolean }>().takes(
    z.strictObject({ desk: text, memory: windowMemorySchema }),
  ),

  // Answered by the desktop hosts rather than by one desk.
  /** Where on the screen the window is, for hosts that open it again there. */
  'window.place': channel<{ readonly kept: boolean }>().takes(windowPlaceSchema),
  'desk.switch': channel<DeskView>().takes(z.strictObject({ to: z.enum(['own', 'sample']) })),
  'desk.removeSample': channel<DeskView>().takes(nothing),
  /** Shows the desk as it stood at an entry, read-only; `null` comes back to now. */
  'desk.travel': channel<DeskView>().takes(z.strictObject({ to: z.int().positive().nullable() })),
  /** Puts a rolling backup in the desk's place; what was there is moved aside and named in the notices. */
  'desk.restore': channel<DeskView>().takes(z.strictObject({ backup: text })),
  /** Asks where to and writes; `path` is null when the user thought better of it. `by: 'window'`: save it yourself. */
  'file.save': channel<{ readonly path: string | null; readonly by: 'host' | 'window' }>().takes(
    z.strictObject({ name: text, bytes }),
  ),
} as const satisfies Record<string, Channel<z.ZodType, unknown>>;

export type ChannelName = keyof typeof CHANNELS;
/** What a caller passes (defaults may be left out). */
export type Params<C extends ChannelName> = z.input<(typeof CHANNELS)[C]['params']>;
/** What a handler receives: parsed, defaults filled in. */
export type Parsed<C extends ChannelName> = z.output<(typeof CHANNELS)[C]['params']>;
export type Answer<C extends ChannelName> = NonNullable<(typeof CHANNELS)[C]['answer']>;

/** The one way to ask for anything. Rejects with a `FaultError`. */
export type Send = <C extends ChannelName>(channel: C, params: Params<C>) => Promise<Answer<C>>;

/** What hosts tell windows unasked. */
export interface Events {
  /** The ledger grew: what is on the screen may have changed. */
  'desk.changed': { readonly seq: number; readonly touched: readonly string[] };
  /** Another desk is open now. */
  'desk.switched': { readonly path: string };
  /** How far long work has come; `done` reaches `total` at its end. */
  progress: {
    readonly task: 'verify' | 'backup' | 'restore' | 'import' | 'index';
    readonly done: number;
    readonly total: number;
  };
  /** A command was chosen from the application's menu: its id in `shared/commands`. */
  command: { readonly id: string };
}
export type EventName = keyof Events;
export type Subscribe = <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void;

/** How an answer crosses a process boundary. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: import('./faults').Fault };

export const isChannel = (name: unknown): name is ChannelName =>
  typeof name === 'string' && Object.hasOwn(CHANNELS, name);
