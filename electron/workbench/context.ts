import type { Answer, ChannelName, Parsed } from '#shared/contract/channels';
import type { DeskView, Settings } from '#shared/contract/views';
import type { Core } from './core';
import type { HostChannel, Printer } from './ports';
import type { Present } from './present';
import type { Searching } from './searching';
import type { Blobs } from './storage/blobs';
import type { Document } from './storage/document';
import type { Texts } from './texts';
import type { Vault } from './vault';

/** What handlers work with. */
export interface Context {
  readonly core: Core;
  readonly present: Present;
  readonly originals: Blobs;
  readonly texts: Texts;
  readonly vault: Vault;
  readonly settings: Document<Settings>;
  readonly searching: Searching;
  readonly printer: Printer;
  readonly version: string;
  readonly now: () => Date;
  describe(): DeskView;
}

export type DeskChannel = Exclude<ChannelName, HostChannel>;

/** Handlers by channel: parameters are parsed already; a rejection with a FaultError tells the caller what is wrong. */
export type Handlers<C extends DeskChannel> = {
  readonly [K in C]: (params: Parsed<K>) => Answer<K> | Promise<Answer<K>>;
};
