import type { Pane } from '#shared/commands/state';
import type { Events } from '#shared/contract/channels';
import type { Fault } from '#shared/contract/faults';
import type { Look } from '#shared/contract/look';
import type { MarkKind } from '#shared/contract/marks';
import type {
  AnchorView,
  ClaimView,
  DeskView,
  IndexView,
  ReportView,
  SheetScope,
  StoryView,
} from '#shared/contract/views';
import type { AnyId, ClaimId, PartyId, ReportId, StoryId } from '#shared/domain/ids';
import type { Verdict } from '#shared/domain/stances';
import type { CutText } from '#shared/text/cut';
import type { Span } from '#shared/text/sentences';
import type { Bringing } from './bringing';
import type { Top } from './memory';
import type { Similar } from './search-state';
import type { Shelf } from './shelf';

/** What is on the screen, and no more: the desk itself stays with the host. */

export interface DeskSlice {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly desk: DeskView | null;
  readonly fault: Fault | null;
  /** The host does not answer. */
  readonly lost: boolean;
}

export interface LibrarySlice {
  readonly stories: readonly StoryView[];
  /** The reports that stand in no story, newest first. */
  readonly loose: Shelf;
  /** The reports of the stories that stand open in the library. */
  readonly held: Readonly<Record<StoryId, Shelf>>;
  /** Which row of the library its own cursor is on, counted from the first. */
  readonly rowAt: number;
  /** The story or report that stands there; null while its page is on its way. */
  readonly row: string | null;
}

/** A report with its text cut into paragraphs and sentences. */
export interface Reading {
  readonly report: ReportView;
  readonly paragraphs: readonly Span[];
  readonly sentences: CutText;
}

/** Sentence indexes: `at` is the sentence under the cursor, `from` the one it was extended from (itself, mostly). */
export interface Cursor {
  readonly at: number;
  readonly from: number;
}

export interface ReadingSlice {
  readonly reading: Reading | null;
  readonly opening: ReportId | null;
  readonly cursor: Cursor;
  /** What a search led to, to be seen. */
  readonly hit: Span | null;
  /** Text selected with the pointer. */
  readonly selection: Span | null;
  readonly walking: Walking | null;
  /** Where a report that was open before is to be put back; gone once it is there. */
  readonly resting: { readonly report: ReportId; readonly top: Top } | null;
  /** The text that is cut into sentences to its end: how much of it is covered can be told. */
  readonly whole: CutText | null;
  /** What could not be opened, beside what still is. */
  readonly unopened: Unopened | null;
}

export interface Unopened {
  readonly report: ReportId;
  readonly fault: Fault;
}

/** The places in one report that a query finds, gone through one after the other; `hit` is the current one. */
export interface Walking {
  readonly report: ReportId;
  readonly query: string;
  /** In order, none over another; offsets into the report's text. */
  readonly marks: readonly Span[];
  /** Whether these are all: not while it is being looked through, nor where there are more than are walked. */
  readonly complete: boolean;
}

export interface ClaimsSlice {
  /** The story one is in; null with a report that stands by itself. */
  readonly story: StoryId | null;
  readonly claims: readonly ClaimView[];
  /** Whether the list shows the whole story's claims, or those of the open report. */
  readonly show: 'story' | 'report';
  readonly claim: ClaimId | null;
  /** Verdicts sent and not yet acknowledged. */
  readonly pending: Readonly<Record<ClaimId, Verdict>>;
}

export type Dialog =
  | { readonly kind: 'bringIn'; readonly files?: readonly File[] }
  | { readonly kind: 'particulars' | 'kin' | 'versions' | 'group' | 'reword' | 'note' | 'weigh' | 'palette' }
  /** `similar`: opened on what is like a sentence; without, on words. */
  | { readonly kind: 'search'; readonly similar?: Similar }
  | { readonly kind: 'help' | 'settings' | 'removeSample' }
  | { readonly kind: 'evidence' | 'deskHistory' | 'backups' | 'verify' }
  | { readonly kind: 'claimHistory'; readonly claim: ClaimId }
  /** `record`: what is meant; null to choose among what is in view. `words`: what to call it when it is not in view. */
  | { readonly kind: 'withdraw'; readonly record: AnyId | null; readonly words: string | null }
  | { readonly kind: 'redact'; readonly record: AnyId | null }
  /** One of several places of a claim. */
  | { readonly kind: 'unanchor'; readonly claim: ClaimId; readonly anchor: AnchorView }
  /** `claim`: what was withdrawn from it alone. */
  | { readonly kind: 'withdrawn'; readonly claim: ClaimId | null }
  | { readonly kind: 'forget'; readonly party: PartyId | null }
  | { readonly kind: 'waive'; readonly place: Span }
  | { readonly kind: 'claim' | 'response'; readonly place: Span | null; readonly selected: boolean }
  | { readonly kind: 'merge' | 'split' | 'parties' }
  /** Another claim is to be anchored here. */
  | { readonly kind: 'anchorOther'; readonly place: Span }
  | { readonly kind: 'matrix'; readonly story: StoryId }
  /** `parties`: those chosen to begin with. */
  | { readonly kind: 'link'; readonly parties: readonly PartyId[] }
  | { readonly kind: 'party'; readonly party: PartyId }
  | { readonly kind: 'sheet'; readonly of: SheetScope; readonly title: string };

export interface Toast {
  readonly id: number;
  /** Done, could not be done, or why it is not done now. */
  readonly tone: 'done' | 'error' | 'refused';
  readonly text: string;
  readonly more: string | null;
  readonly retry: (() => void) | null;
}

export type Task = Events['progress']['task'];
/** How far long work has come. */
export type Progress = Omit<Events['progress'], 'task'>;

/** Where one was before a jump. */
export interface Spot {
  readonly report: ReportId | null;
  readonly story: StoryId | null;
  readonly show: 'story' | 'report';
  readonly cursor: Cursor;
  readonly claim: ClaimId | null;
  readonly pane: Pane;
  /** The jump was to something found: the search is come back to with it. */
  readonly search?: true;
}

/** How wide the panes beside the report are, in rem: they grow with the text. Null: as the window has room. */
export interface Widths {
  readonly library: number | null;
  readonly claims: number | null;
}
export type Side = keyof Widths;

export interface WindowSlice {
  readonly pane: Pane;
  readonly dialog: Dialog | null;
  /** Reasons given in this window for waiving, the last one first. */
  readonly reasons: readonly string[];
  readonly toasts: readonly Toast[];
  readonly trail: readonly Spot[];
  /** Long work the host told of; gone when it is done. */
  readonly progress: Readonly<Partial<Record<Task, Progress>>>;
  /** Files on their way in, or what became of the last ones; null when there are none to tell of. */
  readonly bringing: Bringing | null;
  /** The search index; null while nothing is known of it. */
  readonly index: IndexView | null;
  /** A look that could not be kept with the desk: this window's own, for as long as it is open. */
  readonly look: Partial<Look>;
  readonly widths: Widths;
  /** Grows whenever a command sends the focus to the current pane. */
  readonly sent: number;
  /** Read out by screen readers: what the cursor is on now. */
  readonly spoken: string;
  /** The legend of the marks in a report is shown. */
  readonly legend: boolean;
  /** The kinds of marks that are not shown. */
  readonly hidden: readonly MarkKind[];
}

export type AppState = DeskSlice & LibrarySlice & ReadingSlice & ClaimsSlice & WindowSlice;

export const EMPTY: AppState = {
  phase: 'loading',
  desk: null,
  fault: null,
  lost: false,
  stories: [],
  loose: { total: 0, pages: {} },
  held: {},
  rowAt: 0,
  row: null,
  reading: null,
  opening: null,
  cursor: { at: 0, from: 0 },
  hit: null,
  selection: null,
  walking: null,
  whole: null,
  unopened: null,
  resting: null,
  story: null,
  claims: [],
  show: 'story',
  claim: null,
  pending: {},
  pane: 'report',
  dialog: null,
  reasons: [],
  toasts: [],
  trail: [],
  progress: {},
  bringing: null,
  index: null,
  look: {},
  widths: { library: null, claims: null },
  sent: 0,
  spoken: '',
  legend: false,
  hidden: [],
};
