import type { ChannelName, EventName, Events } from '#shared/contract/channels';
import type { SearchAnswer, SearchHit, SearchKind } from '#shared/contract/views';
import { createSearch } from '../../../renderer/store/search';

/** Hits as `claim:a` names them. */
export function hit(name: string): SearchHit {
  const [kind, title = ''] = name.split(':');
  return {
    kind: kind as SearchKind,
    id: name as never,
    title,
    titleRanges: [],
    detail: '',
    snippet: '',
    ranges: [],
    score: 1,
    at: null,
    claim: null,
  };
}
export const hits = (...names: string[]): SearchHit[] => names.map(hit);

export function answerOf(names: readonly string[], change: Partial<SearchAnswer> = {}): SearchAnswer {
  return {
    query: '',
    tookMs: 1,
    total: names.length,
    counts: {},
    complete: true,
    hits: hits(...names),
    readAs: null,
    suggestion: null,
    indexing: null,
    ...change,
  };
}

interface Call {
  readonly channel: ChannelName;
  readonly params: Record<string, unknown>;
  readonly answer: (value: unknown) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

/** Everything that was promised has been heard of. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
}

/** A search whose host answers when the test says so. */
export function heldSearch() {
  const calls: Call[] = [];
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const desk = { path: '/desk', at: null, head: { seq: 1, hash: null } };
  const send = (channel: ChannelName, params: Record<string, unknown>): Promise<unknown> =>
    new Promise((answer, fail) => {
      calls.push({
        channel,
        params,
        answer: (value) => {
          answer(value);
          return settled();
        },
        fail: (error) => {
          fail(error);
          return settled();
        },
      });
    });
  const search = createSearch({
    transport: {
      send: send as never,
      subscribe: ((event: EventName, listener: (payload: never) => void) => {
        const heard = listeners.get(event) ?? new Set();
        listeners.set(event, heard.add(listener));
        return () => heard.delete(listener);
      }) as never,
      pathOf: () => '',
      onReach: () => () => undefined,
    },
    store: { getState: () => ({ desk }) } as never,
  });
  return {
    search,
    desk,
    state: search.store.getState,
    /** Calls of a channel that were not taken yet, oldest first. */
    waiting: (channel: ChannelName) => calls.filter((call) => call.channel === channel),
    /** Takes the oldest call of a channel. */
    next(channel: ChannelName): Call {
      const at = calls.findIndex((call) => call.channel === channel);
      const [call] = at === -1 ? [] : calls.splice(at, 1);
      if (!call) throw new Error(`${channel} is not called`);
      return call;
    },
    async tell<E extends EventName>(event: E, payload: Events[E]): Promise<void> {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
      await settled();
    },
  };
}
