import type { EventName, Events, Reply, Send, Subscribe } from '#shared/contract/channels';
import { answered, type Transport } from './transport';

/** What the desktop's preload puts on `window`. */
export interface Bridge {
  send(channel: string, params: unknown): Promise<Reply>;
  subscribe(event: EventName, listener: (payload: never) => void): () => void;
  pathOf(file: File): string;
}

declare global {
  interface Window {
    readonly galley?: Bridge;
  }
}

export function bridgeTransport(bridge: Bridge): Transport {
  const send = async (channel: string, params: unknown): Promise<unknown> =>
    answered(await bridge.send(channel, params));
  const subscribe = <E extends EventName>(event: E, listener: (payload: Events[E]) => void) =>
    bridge.subscribe(event, listener as (payload: never) => void);
  return {
    send: send as Send,
    subscribe: subscribe as Subscribe,
    pathOf: (file) => bridge.pathOf(file) || file.name,
    // The desktop's host is the process that owns this window: it cannot go without the window going too.
    onReach: () => () => undefined,
  };
}
