import type { EventName, Events, Reply, Send, Subscribe } from '#shared/contract/channels';
import { decodeWire, encodeWire } from '#shared/contract/wire';
import { answered } from '../../renderer/transport/transport';

export interface LoopbackClient {
  readonly raw: (channel: unknown, params: unknown) => Promise<unknown>;
  readonly send: Send;
  readonly subscribe: Subscribe;
  close(): void;
}

/** Talks to a loopback host as its window does: the token for a cookie, calls by POST, events as a stream. */
export async function connectLoopback(url: string): Promise<LoopbackClient> {
  const { origin } = new URL(url);
  const admitted = await fetch(url, { redirect: 'manual' });
  const cookie = admitted.headers.get('set-cookie')?.split(';')[0] ?? '';
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const stop = new AbortController();
  const events = await fetch(`${origin}/events`, { headers: { cookie }, signal: stop.signal });
  void listen(events, listeners).catch(() => undefined);

  const raw = async (channel: unknown, params: unknown): Promise<unknown> => {
    const response = await fetch(`${origin}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, origin },
      body: encodeWire({ channel, params }, (bytes) => Buffer.from(bytes).toString('base64')),
    });
    const text = await response.text();
    return answered(decodeWire(text, (base64) => new Uint8Array(Buffer.from(base64, 'base64'))) as Reply);
  };
  const subscribe = <E extends EventName>(event: E, listener: (payload: Events[E]) => void): (() => void) => {
    const heard = listeners.get(event) ?? new Set();
    listeners.set(event, heard.add(listener as (payload: never) => void));
    return () => heard.delete(listener as (payload: never) => void);
  };
  return { raw, send: raw as Send, subscribe: subscribe as Subscribe, close: () => stop.abort() };
}

/** Reads a `text/event-stream`: blocks parted by an empty line, `event:` and `data:` in each. */
async function listen(
  response: Response,
  listeners: Map<string, Set<(payload: never) => void>>,
): Promise<void> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      const event = /^event: ?(.*)$/m.exec(block)?.[1] ?? '';
      const data = /^data: ?(.*)$/m.exec(block)?.[1];
      if (data !== undefined) for (const hear of listeners.get(event) ?? []) hear(JSON.parse(data) as never);
    }
  }
}
