import type { Bridge } from '#shared/contract/bridge';
import type { EventName, Events, Send, Subscribe } from '#shared/contract/channels';
import { answered, type Transport } from './transport';

declare global {
  interface Window {
    /** Put there by the desktop's preload; absent in a browser. */
    readonly galley?: Bridge;
  }
}

export function bridgeTransport(bridge: Bridge): Transport {
  const send = async (channel: string, params: unknown): Promise<unknown> =>
    answered(await bridge.send(channel, params));
  const subscribe = <E extends EventName>(event: E, listener: (payload: Events[E]) => void) =>
    bridge.subscribe(event, listener as (payload: unknown) => void);
  return {
    send: send as Send,
    subscribe: subscribe as Subscribe,
    pathOf: (file) => bridge.pathOf(file) || file.name,
    // The desktop's host is the process that owns this window: it cannot go without the window going too.
    onReach: () => () => undefined,
  };
}
