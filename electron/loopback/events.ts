import type { ServerResponse } from 'node:http';
import type { EventName, Events } from '#shared/contract/channels';

/** Often enough for a window to notice that its host has gone. */
const HEARTBEAT_MS = 15_000;

/** The open event streams. Every window has one; so their number is the number of windows. */
export class EventStreams {
  readonly #open = new Set<ServerResponse>();
  readonly #onCount: (windows: number) => void;
  readonly #heart: NodeJS.Timeout;

  constructor(onCount: (windows: number) => void) {
    this.#onCount = onCount;
    this.#heart = setInterval(() => this.#write(': still here\n\n'), HEARTBEAT_MS).unref();
  }

  /** Keeps `response` open as a stream of server-sent events until its window goes. */
  add(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    this.#open.add(response);
    this.#onCount(this.#open.size);
    response.once('close', () => {
      this.#open.delete(response);
      this.#onCount(this.#open.size);
    });
  }

  tell<E extends EventName>(event: E, payload: Events[E]): void {
    this.#write(`event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`);
  }

  close(): void {
    clearInterval(this.#heart);
    for (const response of this.#open) response.end();
  }

  #write(text: string): void {
    for (const response of this.#open) response.write(text);
  }
}
