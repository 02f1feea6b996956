import type { Answer, ChannelName, Parsed } from '#shared/contract/channels';
import type { DeskView, Settings } from '#shared/contract/views';
import type { AlikeFollowing } from './alike/following';
import type { Core } from './core';
import type { Backups, HostChannel, Printer, Readers } from './ports';
import type { Present } from './present';
import type { Searches } from './searches';
import type { Searching } from './searching';
import type { Blobs } from './storage/blobs';
import type { Disk } from './storage/disk';
import type { Document } from './storage/document';
import type { Texts } from './texts';
import type { Vault } from './vault';
import type { WindowMemories } from './window-memory';

/** What handlers work with. */
export interface Context {
  /** The desk's folder. */
  readonly folder: string;
  readonly disk: Disk;
  readonly core: Core;
  readonly present: Present;
  readonly originals: Blobs;
  readonly evidence: Blobs;
  readonly texts: Texts;
  readonly vault: Vault;
  /** What reads originals; opened when it is first asked for. */
  readonly readers: () => Promise<Readers>;
  readonly settings: Document<Settings>;
  readonly searching: Searching;
  readonly alike: AlikeFollowing;
  readonly searches: Searches;
  readonly memories: WindowMemories;
  /** Null where the host makes none. */
  readonly backups: Backups | null;
  readonly printer: Printer;
  readonly version: string;
  readonly now: () => Date;
  /** Waits for a snapshot that is being written. */
  settled(): Promise<void>;
  describe(): DeskView;
}

export type DeskChannel = Exclude<ChannelName, HostChannel>;

/** Handlers by channel: parameters are parsed already; a rejection with a FaultError tells the caller what is wrong. */
export type Handlers<C extends DeskChannel> = {
  readonly [K in C]: (params: Parsed<K>) => Answer<K> | Promise<Answer<K>>;
};
