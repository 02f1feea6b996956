import { z } from 'zod';
import { identitySchema, ids } from '../domain/entries';
import { META_FIELDS, RELATIONS } from '../domain/records';
import { FOOTINGS, SCOPES, STANCES, VERDICTS } from '../domain/stances';
import type {
  ClaimView,
  DeskView,
  ImportOutcome,
  JumpTarget,
  LedgerLine,
  Page,
  PartyView,
  ReportRow,
  ReportView,
  ResponseView,
  SearchAnswer,
  StoryView,
  VerifyAnswer,
} from './views';
import { PAPERS, THEMES } from './views';

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
const paper = z.enum(PAPERS);

export const CHANNELS = {
  'desk.describe': channel<DeskView>().takes(nothing),
  'settings.change': channel<DeskView>().takes(
    z.strictObject({ checker: text.nullable(), paper, theme: z.enum(THEMES) }).partial(),
  ),

  'report.list': channel<Page<ReportRow>>().takes(z.strictObject({ story: ids.storyId.optional(), ...page })),
  'report.open': channel<ReportView>().takes(z.strictObject({ report: ids.reportId })),
  'report.import': channel<ImportOutcome[]>().takes(
    z.strictObject({
      files: z.array(z.strictObject({ path: text, bytes, meta: metaPatch.optional() })).min(1),
    }),
  ),
  'report.describe': channel<ReportRow>().takes(z.strictObject({ report: ids.reportId, meta: metaPatch })),

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
  /** The real name of a confidential party, from the vault; null when it was erased. */
  'party.reveal': channel<{ readonly name: string | null }>().takes(z.strictObject({ party: ids.partyId })),

  'search.run': channel<SearchAnswer>().takes(
    z.strictObject({ query: z.string().max(1000), limit: z.int().min(1).max(200).default(20) }),
  ),
  'jump.list': channel<JumpTarget[]>().takes(nothing),

  'sheet.html': channel<{ readonly html: string }>().takes(
    z.strictObject({ of: sheetScope, paper: paper.optional() }),
  ),
  'sheet.pdf': channel<{ readonly bytes: Uint8Array; readonly pages: number; readonly name: string }>().takes(
    z.strictObject({ of: sheetScope, paper: paper.optional() }),
  ),

  'ledger.list': channel<LedgerLine[]>().takes(z.strictObject({ tail: z.int().positive().optional() })),
  'history.undo': channel<{ readonly words: string }>().takes(nothing),
  'history.redo': channel<{ readonly words: string }>().takes(nothing),
  'verify.run': channel<VerifyAnswer>().takes(nothing),

  // Answered by the desktop hosts rather than by one desk.
  'desk.switch': channel<DeskView>().takes(z.strictObject({ to: z.enum(['own', 'sample']) })),
  'desk.removeSample': channel<DeskView>().takes(nothing),
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
