import type { EventName, Events, Reply, Send, Subscribe } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import { decodeWire, encodeWire } from '#shared/contract/wire';
import { say } from '../texts/say';
import { fromBase64, toBase64 } from './base64';
import { answered, type Transport } from './transport';

const LOST = new FaultError('internal', say('desk.lost'), null, say('desk.lostTodo'));

/** The client of the loopback host: calls by POST, events by an EventSource, both on this page's own origin. */
export function loopbackTransport(): Transport {
  const reach = reachability();
  const source = new EventSource('/events');
  source.addEventListener('open', () => reach.tell(true));
  source.addEventListener('error', () => reach.tell(false));

  const send = async (channel: string, params: unknown): Promise<unknown> => {
    // What a window says as it goes must still arrive.
    const keepalive = channel.startsWith('window.');
    const answer = await post(encodeWire({ channel, params }, toBase64), keepalive).catch(() => null);
    if (answer) reach.tell(true);
    else reach.tell(false);
    if (!answer) throw LOST;
    return answered(answer);
  };

  const subscribe = <E extends EventName>(event: E, listener: (payload: Events[E]) => void): (() => void) => {
    const hear = (message: MessageEvent<string>): void => listener(JSON.parse(message.data) as Events[E]);
    source.addEventListener(event, hear);
    return () => source.removeEventListener(event, hear);
  };

  return {
    send: send as Send,
    subscribe: subscribe as Subscribe,
    pathOf: ({ webkitRelativePath, name }) => webkitRelativePath || name,
    onReach: reach.on,
  };
}

async function post(body: string, keepalive: boolean): Promise<Reply> {
  const response = await fetch('/send', {
    method: 'POST',
    keepalive,
    headers: { 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  try {
    return decodeWire(text, fromBase64) as Reply;
  } catch {
    // Refused before it came to the contract: a lost session, a body beyond what the host takes.
    return { ok: false, error: refusal(response.status) };
  }
}

const refusal = (status: number) => ({
  tag: 'refused' as const,
  what: status === 413 ? say('desk.callTooLarge') : say('desk.callRefused', { status }),
  where: null,
  todo: say(status === 413 ? 'desk.callTooLargeTodo' : 'desk.callRefusedTodo'),
});

function reachability() {
  const listeners = new Set<(reached: boolean) => void>();
  let reached = true;
  return {
    tell(now: boolean): void {
      if (now === reached) return;
      reached = now;
      for (const listener of listeners) listener(now);
    },
    on: (listener: (reached: boolean) => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
