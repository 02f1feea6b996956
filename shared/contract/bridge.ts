import type { Reply } from './channels';

/** The two wires between the desktop's window and its host. */
export const BRIDGE_SEND = 'galley:send';
export const BRIDGE_EVENT = 'galley:event';

/** Everything the preload puts on `window.galley`, and all a window can reach of its host. */
export interface Bridge {
  send(channel: string, params: unknown): Promise<Reply>;
  /** Calls `listener` with the payload of every such event; returns what stops it. */
  subscribe(event: string, listener: (payload: unknown) => void): () => void;
  /** Where a dropped or chosen file lies on disk; empty when it does not. */
  pathOf(file: unknown): string;
}
