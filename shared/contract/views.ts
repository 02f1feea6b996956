import type { ClaimId, PartyId, ReportId, ResponseId, StoryId } from '../domain/ids';
import type { Anchor, Identity, Note, ReportMeta, Ruling, Sha256, VoiceLink } from '../domain/records';
import type { Footing, Scope, Stance, Verdict } from '../domain/stances';
import type { Warning } from '../domain/warnings';

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
  readonly claims: VerdictCounts;
  readonly stories: readonly StoryId[];
}

export interface ReportView extends ReportRow {
  readonly text: string;
  readonly textSha256: Sha256;
  readonly bytes: number;
  readonly encoding: string;
}

export interface StoryView {
  readonly id: StoryId;
  readonly name: string;
  readonly reports: readonly ReportId[];
  readonly claims: VerdictCounts;
}

export interface AnchorView extends Anchor {
  readonly reportName: string;
  /** 1 for the first paragraph of the report's text. */
  readonly paragraph: number;
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

export interface ClaimView {
  readonly id: ClaimId;
  readonly text: string;
  readonly verdict: Verdict;
  readonly ruling: Ruling | null;
  readonly anchors: readonly AnchorView[];
  readonly responses: readonly ResponseView[];
  readonly notes: readonly Note[];
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

export interface SearchHit {
  readonly kind: 'report' | 'claim';
  readonly id: ReportId | ClaimId;
  readonly title: string;
  readonly snippet: string;
  /** `[start, end]` of every match, offsets into `snippet`. */
  readonly ranges: readonly (readonly [number, number])[];
  /** Higher is better; comparable only within one answer. */
  readonly score: number;
  /** First match in the report's text, to open it there; null for claims and for matches in the particulars only. */
  readonly at: { readonly start: number; readonly end: number } | null;
}

export interface SearchAnswer {
  readonly query: string;
  readonly tookMs: number;
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** How a malformed query was read; null where it was plain. */
  readonly readAs: string | null;
}

/** What the palette can jump to. Commands are added by the window. */
export interface JumpTarget {
  readonly kind: 'report' | 'story' | 'claim' | 'party';
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

export interface LedgerLine {
  readonly seq: number;
  readonly time: string;
  readonly checker: string;
  readonly kind: string;
  readonly act: number;
  readonly payload: unknown;
  readonly hash: Sha256;
}

export interface VerifyAnswer {
  readonly ok: boolean;
  readonly checked: {
    readonly entries: number;
    readonly originals: number;
    readonly texts: number;
    readonly anchors: number;
  };
  readonly problems: readonly { readonly where: string; readonly what: string }[];
}

export type DeskKind = 'own' | 'sample';
export const PAPERS = ['A4', 'Letter'] as const;
export type Paper = (typeof PAPERS)[number];
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Settings {
  readonly checker: string | null;
  readonly paper: Paper;
  readonly theme: Theme;
}

export interface DeskView {
  readonly name: string;
  readonly path: string;
  readonly kind: DeskKind;
  /** Why nothing can be written just now; null when it can. */
  readonly readOnly: string | null;
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
