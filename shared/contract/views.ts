import type { KeyChanges } from '../commands/keymap';
import type { AnyId, ClaimId, PartyId, ReportId, ResponseId, StoryId, WaiverId } from '../domain/ids';
import type { ReadFrom } from '../domain/provenance';
import type {
  Anchor,
  Evidence,
  Identity,
  Note,
  ReportMeta,
  Ruling,
  Sha256,
  Standing,
  VoiceLink,
  Withdrawn,
} from '../domain/records';
import type { Footing, Scope, Stance, Verdict } from '../domain/stances';
import type { Warning } from '../domain/warnings';
import type { RelationOfTexts } from '../text/alike/relation';
import type { Carried } from '../text/carry/carry';
import type { ResolvedDay } from '../text/days/days';
import type { PlaceInText } from '../text/place';
import type { Span } from '../text/sentences';
import type { Look } from './look';

/** Records as windows and the command line see them: ids resolved to what people read. */

export type VerdictCounts = Readonly<Record<Verdict, number>>;

export interface ReportRow extends ReportMeta {
  readonly id: ReportId;
  /** Title, or the opening words of a report that has none. */
  readonly name: string;
  readonly origin: string;
  readonly sha256: Sha256;
  readonly words: number;
  readonly importedAt: string;
  /** ISO 8601, UTC. It may have passed. */
  readonly embargo: string | null;
  readonly standing: Standing | null;
  /** The versions of it on this desk before and after this one; null where there is none, or it is withdrawn. */
  readonly supersedes: ReportId | null;
  readonly supersededBy: ReportId | null;
  readonly claims: VerdictCounts;
  readonly stories: readonly StoryId[];
}

/** A row of one report alone: lists do without what may be very much. */
export interface CoveredRow extends ReportRow {
  /** What of it nobody need check, in the order of the text. */
  readonly waived: readonly WaiverView[];
}

/** A waived passage: UTF-16 offsets into the report's text, and why. */
export interface WaiverView extends Span {
  readonly id: WaiverId;
  readonly reason: string;
  readonly checker: string;
  readonly time: string;
}

export interface ReportView extends CoveredRow {
  readonly text: string;
  readonly textSha256: Sha256;
  readonly bytes: number;
  readonly reading: ReadFrom;
  /** Whether a checker has set the date since the report came in. */
  readonly dateCorrected: boolean;
}

/** A report whose text has something in common with another one's. */
export interface KinView {
  readonly report: ReportRow;
  readonly relation: RelationOfTexts;
  /** The share of the words of the report asked about that stand in this one, and the other way round; 0 to 1. */
  readonly share: number;
  readonly shareOfIt: number;
  /** In the order of the report asked about: UTF-16 offsets into the text of each, and how it reads there. */
  readonly passages: readonly { readonly here: Quoted; readonly there: Quoted }[];
}

/** A stretch of a text as it reads there. */
export type Quoted = Span & { readonly text: string };

/** A stretch of whole paragraphs that differs between two versions. What is not there is empty, where it would be. */
export interface TextChange {
  readonly kind: 'removed' | 'added' | 'changed';
  readonly before: Quoted;
  readonly after: Quoted;
  /** Of a changed stretch: word by word what stayed and what did not, in order; empty for the others. */
  readonly words: readonly WordChange[];
  /** Whether it stands elsewhere in the other version: it only moved. */
  readonly isMoved: boolean;
}

/** Words that stayed, or what stood there and what stands there now. */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added' | 'changed';
  readonly before: string;
  readonly after: string;
}

/** What becomes of a place in the older version: see `Carried`. */
export interface CarriedView {
  readonly claim: ClaimId;
  /** The claim's wording. */
  readonly text: string;
  /** The response whose place it is, and what it says in words; null where it is the claim's own. */
  readonly response: { readonly id: ResponseId; readonly said: string } | null;
  readonly outcome: Carried['outcome'];
  readonly was: Quoted;
  readonly is: Quoted | null;
  /** Of a changed passage: word by word; empty for the others. */
  readonly words: readonly WordChange[];
}

/** Two versions of a report beside each other. */
export interface ComparisonView {
  readonly before: ReportRow;
  readonly after: ReportRow;
  /** In the order of the newer text; a difference of typography alone is none. */
  readonly changes: readonly TextChange[];
  /** How many more there are. */
  readonly unshown: number;
  /** Those that need a look first: lost, changed, moved, same. */
  readonly carried: readonly CarriedView[];
}

export interface StoryView {
  readonly id: StoryId;
  readonly name: string;
  readonly reports: readonly ReportId[];
  readonly claims: VerdictCounts;
}

export interface AnchorView extends Anchor, PlaceInText {
  readonly reportName: string;
  /** The relative days in it, where the report's date is known. Offsets are those of the report's text. */
  readonly days: readonly ResolvedDay[];
}

export interface PartyView {
  readonly id: PartyId;
  /** The alias, where the party is confidential. */
  readonly name: string;
  readonly role: string | null;
  readonly identity: Identity;
  readonly confidential: boolean;
  readonly aka: readonly string[];
  readonly responses: number;
}

export interface ResponseView {
  readonly id: ResponseId;
  readonly claim: ClaimId;
  readonly party: PartyView;
  /** How the party is described: `anonymous: not authorised to speak publicly`, `unnamed`, `anonymous, reason not given`. */
  readonly described: string;
  readonly stance: Stance;
  readonly via: string | null;
  readonly scope: Scope;
  readonly footing: Footing;
  readonly anchor: AnchorView | null;
  readonly note: string | null;
}

export interface ChangedView {
  readonly response: ResponseId | null;
  readonly was: AnchorView;
  /** The newer version. */
  readonly report: ReportId;
  readonly reportName: string;
  /** What stands in its place; null where nothing certainly does. */
  readonly is: AnchorView | null;
  /** What changed in it, word by word; empty where it is gone. */
  readonly words: readonly WordChange[];
}

export interface ClaimView {
  readonly id: ClaimId;
  readonly text: string;
  readonly verdict: Verdict;
  readonly ruling: Ruling | null;
  readonly anchors: readonly AnchorView[];
  readonly responses: readonly ResponseView[];
  readonly notes: readonly Note[];
  readonly evidence: readonly Evidence[];
  /** What changed under it in newer versions and nobody has looked at since. */
  readonly changed: readonly ChangedView[];
  readonly warnings: readonly Warning[];
  /** Links between parties that answered here: who is not to be counted as two. */
  readonly links: readonly VoiceLink[];
}

export interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}

export type ImportOutcome =
  | (ReportMeta & {
      readonly ok: true;
      readonly path: string;
      readonly reportId: ReportId;
      readonly sha256: Sha256;
      readonly words: number;
      /** The report that already holds the same bytes; then nothing was stored. */
      readonly duplicateOf?: ReportId;
    })
  | { readonly ok: false; readonly path: string; readonly error: string };

/** What the index holds: the records of the desk that have words, and what people call several of them. */
export const SEARCH_KINDS = ['claim', 'response', 'note', 'evidence', 'party', 'story', 'report'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];
export const SEARCH_ORDERS = ['best', 'newest'] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: AnyId;
  /** What the record is called; for a response, note or evidence: the claim's wording. */
  readonly title: string;
  /** `[start, end]` of every match, offsets into `title`. */
  readonly titleRanges: readonly (readonly [number, number])[];
  /** A few words on what it is: outlet and date of a report, a claim's verdict, a party's role. May be empty. */
  readonly detail: string;
  readonly snippet: string;
  /** `[start, end]` of every match, offsets into `snippet`. */
  readonly ranges: readonly (readonly [number, number])[];
  /** Higher is better; comparable only within one answer. */
  readonly score: number;
  /** First match in the report's text, to open it there; null for other records and for matches in particulars only. */
  readonly at: { readonly start: number; readonly end: number } | null;
  /** The claim a response, note or piece of evidence stands on. */
  readonly claim: ClaimId | null;
}

export interface SearchAnswer {
  readonly query: string;
  readonly tookMs: number;
  /** Of everything looked through; when not `complete`, there are at least so many. */
  readonly total: number;
  /** How many of each kind, of those counted so far. Kinds without any are left out. */
  readonly counts: { readonly [K in SearchKind]?: number };
  /** Whether the whole desk was looked through: a first answer is bounded, asking for `full` completes it. */
  readonly complete: boolean;
  readonly hits: readonly SearchHit[];
  /** How a malformed query was read; null where it was plain. */
  readonly readAs: string | null;
  /** A query with nothing found: the nearest one that finds something, as it is to be typed. */
  readonly suggestion: string | null;
  /** Set while the index is still being filled: what was found may be incomplete. */
  readonly indexing: { readonly done: number; readonly total: number } | null;
}

/** How far the search index has followed the desk. */
export interface IndexView {
  /** Records in the index, and those there are to be in it, of the run under way; equal when it is level. */
  readonly done: number;
  readonly total: number;
  readonly running: boolean;
  /** Stopped by a person; it goes on where it stood when told to. */
  readonly paused: boolean;
  /** Why it cannot go on; null when it can. */
  readonly problem: string | null;
}

export interface SavedSearch {
  readonly name: string;
  readonly query: string;
  readonly order: SearchOrder;
}

/** A value people give in `outlet:`, `byline:`, `party:` or `story:`, and how many records have it. */
export interface FieldValue {
  readonly value: string;
  readonly count: number;
}

/** What the palette can jump to. Commands are added by the window. */
export interface JumpTarget {
  readonly kind: 'report' | 'story' | 'claim' | 'party';
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

/** One thing that changed about a claim: as people read it before, and after. Null where there was nothing. */
export interface Change {
  readonly field: 'wording' | 'verdict' | 'place' | 'response' | 'note' | 'evidence' | 'passage' | 'standing';
  readonly before: string | null;
  readonly after: string | null;
}

/** One act in a claim's history. */
export interface HistoryItem {
  /** The act's last entry: the desk can be shown as it stood at it. */
  readonly seq: number;
  readonly time: string;
  readonly checker: string;
  /** What was done, in a few words. */
  readonly words: string;
  readonly move: 'did' | 'undid' | 'redid';
  /** Whether the act is taken back as things stand. */
  readonly undone: boolean;
  readonly changes: readonly Change[];
}

export interface WithdrawnView extends Withdrawn {
  /** For a response, note or evidence: the claim it stands on. */
  readonly claim: ClaimId | null;
}

export interface LedgerLine {
  readonly seq: number;
  readonly time: string;
  readonly checker: string;
  readonly kind: string;
  readonly act: number;
  /** What the entry says, in a few words. */
  readonly words: string;
  /** Whether its payload was redacted; `payload` is then what stands in its place. */
  readonly redacted: boolean;
  readonly payload: unknown;
  readonly hash: Sha256;
}

export interface VerifyAnswer {
  readonly ok: boolean;
  readonly checked: {
    readonly entries: number;
    readonly originals: number;
    readonly texts: number;
    readonly evidence: number;
    readonly anchors: number;
  };
  readonly problems: readonly { readonly where: string; readonly what: string }[];
}

export type DeskKind = 'own' | 'sample';
export const PAPERS = ['A4', 'Letter'] as const;
export type Paper = (typeof PAPERS)[number];
export interface Settings extends Look {
  readonly checker: string | null;
  readonly paper: Paper;
  /** By a command's id, the keys of those that have other keys than their records say. */
  readonly keys: KeyChanges;
  /** Where rolling backups go; null for the usual place. An absolute path. */
  readonly backupFolder: string | null;
}

/** One backup Galley made by itself. */
export interface BackupView {
  /** The file's name in the backup folder. */
  readonly name: string;
  readonly time: string;
  readonly bytes: number;
  /** The last entry in it. */
  readonly seq: number;
}

export interface BackupState {
  readonly folder: string;
  readonly last: BackupView | null;
  readonly running: boolean;
  /** Why the last attempt failed; null when it did not. */
  readonly problem: string | null;
}

/** What is known of the chain: entries under a snapshot are verified while the desk is open already. */
export type ChainState = 'checking' | 'sound' | 'damaged';

/** What a redaction would take out, or took out. */
export interface RedactionView {
  /** Entries whose payload goes, with what they say. */
  readonly entries: readonly { readonly seq: number; readonly kind: string; readonly words: string }[];
  /** Stored files that go: originals, texts, evidence. */
  readonly files: readonly string[];
  /** Places where the words still stand, for the checker to decide on. */
  readonly remains: readonly { readonly where: string; readonly what: string }[];
  /** Copies outside the desk that Galley knows of: sheets and backups written, with when. */
  readonly copies: readonly { readonly path: string; readonly time: string }[];
}

export interface DeskView {
  readonly name: string;
  readonly path: string;
  readonly kind: DeskKind;
  /** Why nothing can be written just now; null when it can. */
  readonly readOnly: string | null;
  /** Set when the desk is shown as it stood at an earlier entry; `latest` is the newest one there is. */
  readonly at: { readonly seq: number; readonly time: string; readonly latest: number } | null;
  /** Whether the desk is read-only because something on disk is not what was written: a backup can be restored. */
  readonly damaged: boolean;
  readonly chain: ChainState;
  /** Rolling backups of this desk; null where the host makes none. */
  readonly backup: BackupState | null;
  readonly checker: string;
  readonly settings: Settings;
  readonly head: { readonly seq: number; readonly hash: Sha256 | null };
  readonly counts: {
    readonly reports: number;
    readonly stories: number;
    readonly claims: number;
    readonly parties: number;
  };
  readonly verdicts: VerdictCounts;
  /** What undo and redo would take back or make again, in words. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** Whether the sample desk is there to go back to. */
  readonly hasSample: boolean;
  /** What the user should know about this desk's files: set aside, quarantined. */
  readonly notices: readonly string[];
  readonly version: string;
}

/** What a sheet is of. */
export type SheetScope =
  | { readonly report: ReportId }
  | { readonly story: StoryId }
  | { readonly claims: ClaimId[] };
