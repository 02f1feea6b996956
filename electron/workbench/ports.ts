import type { ChannelName, Reply, Send, Subscribe } from '#shared/contract/channels';
import type {
  BackupState,
  BackupView,
  FieldValue,
  Paper,
  SearchAnswer,
  SearchKind,
  SearchOrder,
} from '#shared/contract/views';
import type { AnyId, ClaimId } from '#shared/domain/ids';
import type { SearchColumn, ValueField } from '#shared/query/fields';
import type { Compared, Versions } from '#shared/text/carry/versions';
import type { Incoming, Parts } from './importing/containers/parts';
import type { Reader } from './importing/reading';

/** What the workbench is given by its host, and what it gives back. Plain Node; no electron, no DOM. */

/** Turns a sheet's HTML into a PDF. The HTML is complete: it needs no network and no scripts. */
export interface Printer {
  /** Tagged PDF with an outline, backgrounds and the CSS page size. Rejects with a FaultError when it cannot print. */
  pdf(html: string, paper: Paper): Promise<{ bytes: Uint8Array; pages: number }>;
  close(): Promise<void>;
}

/** What the index knows of one record of the desk. All texts may be empty. */
export interface SearchDoc {
  readonly kind: SearchKind;
  readonly id: AnyId;
  /** The claim it stands on; it goes when that goes. */
  readonly owner: ClaimId | null;
  /** What it is called where it is shown; words that find it only when they stand in `fields.title`, too. */
  readonly title: string;
  readonly detail: string;
  readonly fields: SearchFields;
  /** What `is:`, `has:`, `verdict:` and `stance:` find it by, as `field:value` of the query language. */
  readonly facts: readonly string[];
  /** Days or months it is of, as `2019-10-04`, `2019-10` or `2019`: what `date:` finds it by. */
  readonly dates: readonly string[];
  /** What the newest are told by, spelled likewise; null when it is of no time. */
  readonly day: string | null;
}

/** The texts of a record by the field of the query language that narrows to them; `body` and `more` have none. */
export type SearchFields = { readonly [F in SearchColumn]?: string };

/** How far a derived index has followed the ledger. */
export interface Position {
  readonly seq: number;
  readonly hash: string;
  /** So many of the desk's changes after that entry are in already, in the order of its journal. */
  readonly within: number;
}

export interface SearchQuestion {
  readonly query: string;
  readonly limit: number;
  readonly typing: boolean;
  readonly order: SearchOrder;
  readonly depth: 'first' | 'full';
}

export interface SimilarQuestion {
  readonly text: string;
  readonly limit: number;
  readonly kinds: readonly SearchKind[];
  readonly besides: ClaimId | null;
  readonly bearing: boolean;
}

/** What an index answers; how far it has followed the desk is its owner's to add. */
export type IndexAnswer = Omit<SearchAnswer, 'indexing'>;

/** A full-text index derived from the desk. It may be deleted at any time; the workbench fills it again. */
export interface SearchIndex {
  /** The ledger entry up to which the index is complete; null when it is empty, or unusable and therefore emptied. */
  position(): Promise<Position | null>;
  /**
   * Puts and removes documents (by id, with all they own) and moves to `position`, all or nothing. Questions asked
   * meanwhile are answered in between.
   */
  apply(change: SearchChange): Promise<void>;
  /** Does some of what makes answers quicker and can wait. @returns whether there is more of it */
  tidy(): Promise<boolean>;
  clear(): Promise<void>;
  /**
   * Answers in the query language of `shared/query`. A malformed query is answered for what can be read of it.
   * @throws FaultError `refused` when a newer question of the same `asker` took its place.
   */
  search(question: SearchQuestion, asker?: string | null): Promise<IndexAnswer>;
  similar(question: SimilarQuestion, asker?: string | null): Promise<IndexAnswer>;
  /** How many documents each query finds. */
  count(queries: readonly string[]): Promise<number[]>;
  /** Values of a field that begin with `beginning`, letters and accents folded; the most frequent first. */
  values(field: ValueField, beginning: string, limit: number): Promise<FieldValue[]>;
  close(): Promise<void>;
}

export interface SearchChange {
  readonly put: readonly SearchDoc[];
  readonly remove: readonly string[];
  readonly position: Position;
}

/**
 * Opens the index kept in `folder` (made when missing). With `copy`, another process owns the index: work on a
 * private copy that goes away on close, and never touch the owner's files.
 */
export type OpenSearch = (folder: string, options: { readonly copy: boolean }) => Promise<SearchIndex>;

/** Reads originals, out of this process's way where the host can. */
export interface Readers {
  /** Any number may be asked for at once; they take their turns. @throws FaultError `unreadable`, also where a file takes too long or too much memory */
  readonly read: Reader;
  /** What an archive or a mailbox holds, each part an original of its own. @throws FaultError `unreadable` where it is no such thing */
  readonly takeApart: (file: Incoming) => Promise<Parts>;
  /** What changed between two texts of any length. @throws FaultError `unreadable` where that takes too long */
  readonly compare: (versions: Versions) => Promise<Compared>;
  close(): Promise<void>;
}

/** Called once, when the first file is brought in. */
export type OpenReaders = () => Promise<Readers>;

/** Backups a desk makes by itself while a window has it open. */
export interface Backups {
  state(): BackupState;
  /** Newest first. */
  list(): Promise<BackupView[]>;
  /** The head each backup knows: entries cut off the ledger's end are found against these. */
  heads(): Promise<{ readonly seq: number; readonly hash: string; readonly where: string }[]>;
  /** Makes one now, also when nothing changed since the last; its outcome is in the state. */
  now(): Promise<BackupState>;
  /** Deletes every managed backup of this desk: they hold what was redacted. @returns the paths that are gone. */
  purge(): Promise<string[]>;
  /** Waits for a backup under way. */
  close(): Promise<void>;
}

/** The core as hosts use it. */
export interface Workbench {
  /** Typed calls within this process. */
  readonly send: Send;
  /** A call from outside: channel and parameters are parsed, every outcome is a Reply, it never rejects. */
  readonly dispatch: (channel: unknown, params: unknown) => Promise<Reply>;
  readonly subscribe: Subscribe;
  /** Finishes what is under way and lets go of the desk. */
  close(): Promise<void>;
}

/** Channels a desktop host answers itself; a bare workbench says they are not there. */
export const HOST_CHANNELS = [
  'desk.switch',
  'desk.removeSample',
  'desk.travel',
  'desk.restore',
  'file.save',
  'window.place',
] as const satisfies ChannelName[];
export type HostChannel = (typeof HOST_CHANNELS)[number];
