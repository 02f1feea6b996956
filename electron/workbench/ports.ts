import type { ChannelName, Reply, Send, Subscribe } from '#shared/contract/channels';
import type { BackupState, BackupView, Paper, SearchAnswer } from '#shared/contract/views';

/** What the workbench is given by its host, and what it gives back. Plain Node; no electron, no DOM. */

/** Turns a sheet's HTML into a PDF. The HTML is complete: it needs no network and no scripts. */
export interface Printer {
  /** Tagged PDF with an outline, backgrounds and the CSS page size. Rejects with a FaultError when it cannot print. */
  pdf(html: string, paper: Paper): Promise<{ bytes: Uint8Array; pages: number }>;
  close(): Promise<void>;
}

/** What the index knows of one report or claim. */
export interface SearchDoc {
  readonly kind: 'report' | 'claim';
  readonly id: string;
  readonly title: string;
  /** A report's text, a claim's wording. */
  readonly body: string;
  /** Everything else that should find it: outlet and byline; parties, notes. */
  readonly more: string;
}

/** How far a derived index has followed the ledger. */
export interface Position {
  readonly seq: number;
  readonly hash: string;
}

/** A full-text index derived from the desk. It may be deleted at any time; the workbench fills it again. */
export interface SearchIndex {
  /** The ledger entry up to which the index is complete; null when it is empty, or unusable and therefore emptied. */
  position(): Promise<Position | null>;
  /** Puts and removes documents (by id) and moves to `position`, all or nothing. */
  apply(change: { put: readonly SearchDoc[]; remove: readonly string[]; position: Position }): Promise<void>;
  clear(): Promise<void>;
  /** Answers in the query language of `shared/query`. A malformed query is answered for what can be read of it. */
  search(query: string, limit: number): Promise<SearchAnswer>;
  close(): Promise<void>;
}

/**
 * Opens the index kept in `folder` (made when missing). With `copy`, another process owns the index: work on a
 * private copy that goes away on close, and never touch the owner's files.
 */
export type OpenSearch = (folder: string, options: { readonly copy: boolean }) => Promise<SearchIndex>;

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
] as const satisfies ChannelName[];
export type HostChannel = (typeof HOST_CHANNELS)[number];
