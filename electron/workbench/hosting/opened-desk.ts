import type { EventName } from '#shared/contract/channels';
import type { DeskKind } from '#shared/contract/views';
import type { Workbench } from '../ports';

const FORWARDED: readonly EventName[] = ['desk.changed', 'progress'];

/** A desk with the calls it still owes an answer: it closes after them. */
export class OpenedDesk {
  readonly kind: DeskKind;
  readonly #desk: Workbench;
  readonly #running = new Set<Promise<unknown>>();
  readonly #unsubscribe: readonly (() => void)[];

  constructor(kind: DeskKind, desk: Workbench, tell: (event: EventName, payload: unknown) => void) {
    this.kind = kind;
    this.#desk = desk;
    this.#unsubscribe = FORWARDED.map((event) => desk.subscribe(event, (payload) => tell(event, payload)));
  }

  async use<T>(call: (desk: Workbench) => Promise<T>): Promise<T> {
    const running = call(this.#desk);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  async close(): Promise<void> {
    for (const stop of this.#unsubscribe) stop();
    await Promise.allSettled(this.#running);
    await this.#desk.close();
  }
}
