import { EventEmitter } from 'node:events';
import type {
  Answer,
  ChannelName,
  EventName,
  Events,
  Parsed,
  Reply,
  Send,
  Subscribe,
} from '#shared/contract/channels';
import { faultOf, inOneLine } from '#shared/contract/faults';
import { parseCall } from '#shared/contract/parse';
import type { DeskKind, DeskView } from '#shared/contract/views';
import { HOST_CHANNELS, type HostChannel, type Printer, type Workbench } from '../ports';
import type { Document } from '../storage/document';
import { type Choice, openChoice } from './choice';
import type { DataFolders } from './data-folder';
import { isSampleThere, makeSample, removeSample, type SeedSample } from './sample';

/** Asks where to and writes there, or leaves it to the window. */
export type SaveFile = (file: Parsed<'file.save'>) => Promise<Answer<'file.save'>>;

/** Opens one desk folder as a workbench, for a window or to be filled by this process alone. */
export type OpenDesk = (desk: {
  readonly folder: string;
  readonly kind: DeskKind;
  readonly mode: 'window' | 'write';
}) => Promise<Workbench>;

export interface DesktopOptions {
  readonly folders: DataFolders;
  readonly openDesk: OpenDesk;
  readonly seedSample: SeedSample;
  readonly saveFile: SaveFile;
  /** Closed with the desktop. */
  readonly printer: Printer;
}

/**
 * What a window talks to: one of two desks (the user's own, the sample) and the few channels no single desk can
 * answer. It is a workbench itself, so hosts need not know which desk is open.
 * @throws FaultError when the own desk cannot be opened. A sample that cannot be made is a notice.
 */
export async function openDesktop(options: DesktopOptions): Promise<Workbench> {
  const choice = await openChoice(options.folders.choice);
  const desktop = new Desktop(options, choice);
  await desktop.begin();
  return desktop;
}

class Desktop implements Workbench {
  readonly #options: DesktopOptions;
  readonly #choice: Document<Choice>;
  readonly #events = new EventEmitter();
  readonly #notices: string[] = [];
  #open: OpenedDesk | null = null;
  #switching: Promise<unknown> = Promise.resolve();

  constructor(options: DesktopOptions, choice: Document<Choice>) {
    this.#options = options;
    this.#choice = choice;
  }

  readonly send: Send = async (channel, params) => {
    const handler = this.#handlerOf(channel);
    const answer = handler
      ? await handler(parseCall(channel, params).params as never)
      : await this.#desk().use((desk) => desk.send(channel, params));
    return this.#completed(channel, answer) as Answer<typeof channel>;
  };

  readonly dispatch = async (channel: unknown, params: unknown): Promise<Reply> => {
    try {
      const handler = this.#handlerOf(channel);
      if (handler) return { ok: true, value: await handler(parseCall(channel, params).params as never) };
      const reply = await this.#desk().use((desk) => desk.dispatch(channel, params));
      return reply.ok ? { ok: true, value: this.#completed(channel, reply.value) } : reply;
    } catch (error) {
      return { ok: false, error: faultOf(error) };
    }
  };

  readonly subscribe: Subscribe = (event, listener) => {
    this.#events.on(event, listener);
    return () => this.#events.off(event, listener);
  };

  async begin(): Promise<void> {
    const kind = await this.#firstDesk();
    await this.#show(kind);
    await this.#remember({ open: kind });
  }

  async close(): Promise<void> {
    await this.#switching;
    await this.#open?.close();
    await this.#options.printer.close();
  }

  /** The desk to begin with; a first start makes the sample and begins there. */
  async #firstDesk(): Promise<DeskKind> {
    const { folders } = this.#options;
    const { open, sampleRemoved } = this.#choice.value;
    if (folders.named || sampleRemoved) return 'own';
    const kind = open ?? (isSampleThere(folders.own) ? 'own' : 'sample');
    if (kind === 'own') return 'own';
    return (await this.#trySample()) ? 'sample' : 'own';
  }

  /** A sample that cannot be made must not keep anybody from their own desk. */
  async #trySample(): Promise<boolean> {
    try {
      await this.#ensureSample();
      return true;
    } catch (error) {
      this.#notices.push(`The sample desk could not be made: ${inOneLine(faultOf(error))}`);
      return false;
    }
  }

  async #ensureSample(): Promise<void> {
    const { folders, openDesk, seedSample } = this.#options;
    if (isSampleThere(folders.sample)) return;
    const openAt = (folder: string) => openDesk({ folder, kind: 'sample', mode: 'write' });
    await makeSample(folders.sample, openAt, seedSample);
  }

  readonly #host: { readonly [C in HostChannel]: (params: Parsed<C>) => Promise<Answer<C>> } = {
    'desk.switch': ({ to }) => this.#alone(() => this.#switchTo(to)),
    'desk.removeSample': () => this.#alone(() => this.#removeSample()),
    'file.save': (file) => this.#options.saveFile(file),
  };

  #handlerOf(channel: unknown): ((params: never) => Promise<unknown>) | undefined {
    return HOST_CHANNELS.some((name) => name === channel) ? this.#host[channel as HostChannel] : undefined;
  }

  async #switchTo(kind: DeskKind): Promise<DeskView> {
    if (this.#open?.kind !== kind) {
      if (kind === 'sample') await this.#ensureSample();
      await this.#show(kind);
    }
    await this.#remember({ open: kind, ...(kind === 'sample' ? { sampleRemoved: false } : {}) });
    return this.send('desk.describe', {});
  }

  async #removeSample(): Promise<DeskView> {
    if (this.#open?.kind === 'sample') await this.#show('own');
    await removeSample(this.#options.folders.sample);
    await this.#remember({ open: 'own', sampleRemoved: true });
    return this.send('desk.describe', {});
  }

  /** Opens first and closes after: a desk that cannot be opened leaves the window where it is. */
  async #show(kind: DeskKind): Promise<void> {
    const { folders, openDesk } = this.#options;
    const folder = folders[kind];
    const before = this.#open;
    this.#open = new OpenedDesk(kind, await openDesk({ folder, kind, mode: 'window' }), (event, payload) =>
      this.#events.emit(event, payload),
    );
    if (!before) return;
    this.#events.emit('desk.switched', { path: folder } satisfies Events['desk.switched']);
    await before.close();
  }

  /** A choice that cannot be written is forgotten at the next start; that is no reason to refuse the work. */
  async #remember({ open, ...change }: Partial<Choice>): Promise<void> {
    const kept = this.#choice.value;
    // A desk that was named is shown this once: it says nothing about the next start.
    const next = this.#options.folders.named ? kept.open : (open ?? kept.open);
    const value: Choice = { ...kept, ...change, open: next };
    if (JSON.stringify(value) === JSON.stringify(kept)) return;
    await this.#choice.replace(value).catch((error: unknown) => {
      this.#notices.push(`Which desk was open will not be remembered: ${inOneLine(faultOf(error))}`);
    });
  }

  #completed(channel: unknown, answer: unknown): unknown {
    if (!DESCRIBING.some((name) => name === channel)) return answer;
    const view = answer as DeskView;
    const hasSample = !this.#choice.value.sampleRemoved || isSampleThere(this.#options.folders.sample);
    return { ...view, hasSample, notices: [...view.notices, ...this.#notices] } satisfies DeskView;
  }

  #desk(): OpenedDesk {
    if (!this.#open) throw new Error('no desk is open');
    return this.#open;
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#switching.then(work);
    this.#switching = turn.catch(() => undefined);
    return turn;
  }
}

/** Channels whose answer is a DeskView of the desk alone. */
const DESCRIBING: readonly ChannelName[] = ['desk.describe', 'settings.change'];

const FORWARDED: readonly EventName[] = ['desk.changed'];

/** A desk with the calls it still owes an answer: it closes after them. */
class OpenedDesk {
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
