import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Answer, ChannelName, Events, Parsed, Reply, Send, Subscribe } from '#shared/contract/channels';
import { FaultError, faultOf, inOneLine } from '#shared/contract/faults';
import { parseCall } from '#shared/contract/parse';
import type { BackupView, DeskKind, DeskView } from '#shared/contract/views';
import { logExport } from '../exports';
import { HOST_CHANNELS, type HostChannel, type Printer, type Workbench } from '../ports';
import type { Document } from '../storage/document';
import { lockDesk } from '../storage/lock';
import { type Choice, chosenKind, openChoice } from './choice';
import type { DataFolders } from './data-folder';
import { OpenedDesk } from './opened-desk';
import {
  discard,
  giveBack,
  prepareReplacement,
  type Replacement,
  settleReplacement,
  takePlace,
} from './replacing';
import { isSampleThere, makeSample, removeSample, type SeedSample } from './sample';
import { keepPlace } from './window-place';

/** Asks where to and writes there, or leaves it to the window. */
export type SaveFile = (file: Parsed<'file.save'>) => Promise<Answer<'file.save'>>;

/** Opens one desk folder as a workbench: for a window, to be filled by this process alone, or to be looked at. */
export type OpenDesk = (desk: {
  readonly folder: string;
  readonly kind: DeskKind;
  readonly mode: 'window' | 'write' | 'read';
  /** With `read`: as the desk stood after this entry. */
  readonly at?: number | undefined;
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
  /** The open desk as it stood once: while it is set, calls go there. The open one keeps its lock. */
  #past: OpenedDesk | null = null;
  /** Settled when there is a desk to call again. */
  #between: Promise<unknown> = Promise.resolve();
  #switching: Promise<unknown> = Promise.resolve();

  constructor(options: DesktopOptions, choice: Document<Choice>) {
    this.#options = options;
    this.#choice = choice;
  }

  readonly send: Send = async (channel, params) => {
    const handler = this.#handlerOf(channel);
    const answer = handler
      ? await handler(parseCall(channel, params).params as never)
      : await this.#use((desk) => desk.send(channel, params));
    return this.#completed(channel, answer) as Answer<typeof channel>;
  };

  readonly dispatch = async (channel: unknown, params: unknown): Promise<Reply> => {
    try {
      const handler = this.#handlerOf(channel);
      if (handler) return { ok: true, value: await handler(parseCall(channel, params).params as never) };
      const reply = await this.#use((desk) => desk.dispatch(channel, params));
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
    const settled = await settleReplacement(this.#options.folders.own);
    if (settled !== null) this.#notices.push(settled);
    const kind = await this.#firstDesk();
    await this.#show(kind);
    await this.#remember({ open: kind });
  }

  async close(): Promise<void> {
    await this.#switching;
    await this.#past?.close();
    await this.#open?.close();
    await this.#options.printer.close();
  }

  /** The desk to begin with; a first start makes the sample and begins there. */
  async #firstDesk(): Promise<DeskKind> {
    if (chosenKind(this.#choice.value, this.#options.folders) === 'own') return 'own';
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
    'desk.travel': ({ to }) => this.#alone(() => this.#travel(to)),
    'desk.restore': ({ backup }) => this.#alone(() => this.#restore(backup)),
    'file.save': (file) => this.#save(file),
    'window.place': (place) => this.#keepPlace(place),
  };

  #handlerOf(channel: unknown): ((params: never) => Promise<unknown>) | undefined {
    return HOST_CHANNELS.some((name) => name === channel) ? this.#host[channel as HostChannel] : undefined;
  }

  /** A sheet saved elsewhere is noted, so that a redaction can name it. What the window saves is called by its name. */
  async #save(file: Parsed<'file.save'>): Promise<Answer<'file.save'>> {
    const saved = await this.#options.saveFile(file);
    const { head, path: folder, kind } = await this.send('desk.describe', {});
    if ((saved.path === null && saved.by === 'host') || head.hash === null || kind === 'sample') return saved;
    const time = new Date().toISOString();
    await logExport(folder, {
      kind: 'sheet',
      path: saved.path ?? file.name,
      time,
      seq: head.seq,
      hash: head.hash,
    });
    return saved;
  }

  async #keepPlace(place: Parsed<'window.place'>): Promise<Answer<'window.place'>> {
    await keepPlace(this.#options.folders.windowPlace, place);
    return { kept: true };
  }

  async #switchTo(kind: DeskKind): Promise<DeskView> {
    const remember = (): Promise<void> =>
      this.#remember({ open: kind, ...(kind === 'sample' ? { sampleRemoved: false } : {}) });
    if (this.#open?.kind !== kind) {
      if (kind === 'sample') await this.#ensureSample();
      // Written once it is open, while the desk before is still being closed: a crash then comes back to this one.
      await this.#show(kind, remember);
    }
    await this.#comeBack();
    await remember();
    return this.send('desk.describe', {});
  }

  async #removeSample(): Promise<DeskView> {
    if (this.#open?.kind === 'sample') await this.#show('own');
    await removeSample(this.#options.folders.sample);
    await this.#remember({ open: 'own', sampleRemoved: true });
    return this.send('desk.describe', {});
  }

  /** Opens first and closes after: a desk that cannot be opened leaves the window where it is. */
  async #show(kind: DeskKind, opened?: () => Promise<void>): Promise<void> {
    const { folders } = this.#options;
    const [before, past] = [this.#open, this.#past];
    this.#open = await this.#opened({ folder: folders[kind], kind, mode: 'window' });
    this.#past = null;
    await opened?.();
    if (!before) return;
    this.#tellSwitched();
    await past?.close();
    await before.close();
  }

  async #opened(desk: Parameters<OpenDesk>[0]): Promise<OpenedDesk> {
    const opened = await this.#options.openDesk(desk);
    return new OpenedDesk(desk.kind, opened, (event, payload) => this.#events.emit(event, payload));
  }

  #tellSwitched(): void {
    const path = this.#options.folders[this.#live().kind];
    this.#events.emit('desk.switched', { path } satisfies Events['desk.switched']);
  }

  /** An entry that is not there leaves the window where it is. */
  async #travel(to: number | null): Promise<DeskView> {
    if (to === null) {
      await this.#comeBack();
      return this.send('desk.describe', {});
    }
    const { kind } = this.#live();
    const before = this.#past;
    const folder = this.#options.folders[kind];
    this.#past = await this.#opened({ folder, kind, mode: 'read', at: to });
    this.#tellSwitched();
    await before?.close();
    return this.send('desk.describe', {});
  }

  async #comeBack(): Promise<void> {
    const past = this.#past;
    if (!past) return;
    this.#past = null;
    this.#tellSwitched();
    await past.close();
  }

  /** Only when the backup has been restored and checked beside the desk is the desk itself touched. */
  async #restore(name: string): Promise<DeskView> {
    const live = this.#live();
    const backups = await live.use((desk) => desk.send('backup.list', {}));
    const { backup: made, head } = await live.use((desk) => desk.send('desk.describe', {}));
    const chosen = backups.find((backup) => backup.name === name);
    if (!chosen || !made) throw noSuchBackup(name);
    const replacement = await prepareReplacement({
      file: join(made.folder, chosen.name),
      folder: this.#options.folders[live.kind],
      head: { seq: head.seq, hash: head.hash ?? '' },
      now: new Date(),
      onProgress: (done, total) =>
        this.#events.emit('progress', { task: 'restore', done, total } satisfies Events['progress']),
    });
    await this.#meanwhile(() => this.#replace(live, replacement));
    this.#notices.push(restoredNotice(chosen, replacement));
    return this.send('desk.describe', {});
  }

  /** Closes the desk and opens the restored one in its place; whatever fails, the old one is open again. */
  async #replace(live: OpenedDesk, replacement: Replacement): Promise<void> {
    const desk = { folder: this.#options.folders[live.kind], kind: live.kind, mode: 'window' } as const;
    const past = this.#past;
    this.#past = null;
    this.#open = null;
    await past?.close();
    await live.close();
    try {
      await this.#exchange(desk, replacement);
    } catch (error) {
      this.#open = await this.#opened(desk);
      throw error;
    } finally {
      if (this.#open) this.#tellSwitched();
    }
  }

  /** @throws whatever went wrong; then the old desk is in its place. */
  async #exchange(desk: Parameters<OpenDesk>[0], replacement: Replacement): Promise<void> {
    try {
      await refuseHeld(replacement.place);
      await takePlace(replacement);
    } catch (error) {
      await discard(replacement);
      throw error;
    }
    try {
      this.#open = await this.#opened(desk);
    } catch (error) {
      await giveBack(replacement);
      throw error;
    }
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

  #live(): OpenedDesk {
    if (!this.#open)
      throw new FaultError('disk', 'no desk is open', null, 'Close Galley and start it again.');
    return this.#open;
  }

  /** A call goes to the desk that is shown, when there is one. */
  async #use<T>(call: (desk: Workbench) => Promise<T>): Promise<T> {
    for (let waited: unknown = null; waited !== this.#between; ) {
      waited = this.#between;
      await waited;
    }
    return (this.#past ?? this.#live()).use(call);
  }

  /** Calls wait while `work` changes the desk under them. */
  async #meanwhile(work: () => Promise<void>): Promise<void> {
    const working = work();
    this.#between = working.catch(() => undefined);
    await working;
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#switching.then(work);
    this.#switching = turn.catch(() => undefined);
    return turn;
  }
}

/** Whether somebody else is writing to the desk that is to be moved. @throws HeldFault naming them. */
async function refuseHeld(folder: string): Promise<void> {
  const lock = await lockDesk(folder, "Galley's window");
  // Let go of again: a folder with an open file in it cannot be moved everywhere.
  await lock.release();
}

const noSuchBackup = (name: string): FaultError =>
  new FaultError(
    'not-found',
    `there is no backup ${JSON.stringify(name)}`,
    null,
    'Choose one from the list.',
  );

function restoredNotice({ time, seq }: BackupView, { aside, problems }: Replacement): string {
  const damaged = problems.length > 0 ? ` ${problems.length} files in it had been damaged before.` : '';
  return `The desk was restored from the backup of ${time} (entry ${seq}).${damaged} What was there before is in ${aside}.`;
}

/** Channels whose answer is a DeskView of the desk alone. */
const DESCRIBING: readonly ChannelName[] = ['desk.describe', 'settings.change'];
