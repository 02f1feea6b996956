import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { DeskKind } from '#shared/contract/views';
import { LEDGER_FORMAT, type NewEntry } from '#shared/domain/entries';
import type { Desk } from '#shared/domain/fold';
import { Access, type Mode } from './access';
import { AlikeFollowing } from './alike/following';
import { backupsOf } from './backup/of-desk';
import { dispatchTo, handlersOf, sendTo } from './calls';
import type { Context } from './context';
import { Core } from './core';
import { describeDesk } from './describe';
import { Keeping } from './keeping';
import { openIndex, openLedger, openSettings, orReadOnly } from './opening';
import type { OpenReaders, OpenSearch, Printer, Readers, Workbench } from './ports';
import { Present } from './present';
import { finishRedaction } from './redacting';
import { SearchDocs } from './search-docs';
import { Searches } from './searches';
import { Searching } from './searching';
import { Blobs } from './storage/blobs';
import { type Disk, nodeDisk } from './storage/disk';
import { diskFault, writeWhole } from './storage/files';
import { Texts } from './texts';
import { Vault } from './vault';
import { WindowMemories } from './window-memory';

export interface WorkbenchOptions {
  /** The desk's folder; made when first written to. */
  readonly folder: string;
  readonly kind: DeskKind;
  /** What a new desk is called. */
  readonly name: string;
  /** Overrides the desk's own setting. */
  readonly checker?: string | undefined;
  readonly mode: Mode;
  /** Who to name to whoever finds the desk taken: `Galley's window`, `galley verdict`. */
  readonly holder: string;
  readonly version: string;
  readonly printer: Printer;
  readonly openSearch: OpenSearch;
  /** What reads originals; in this process, without limits, when missing. */
  readonly openReaders?: OpenReaders | undefined;
  /** Shows the desk as it stood after this entry, read-only. With mode `read`. */
  readonly at?: number | undefined;
  /** Rolling backups are made into this folder while a window holds the desk; none when missing. */
  readonly backups?: { readonly usual: string } | undefined;
  /** How long after opening the work begins that nobody waits for, in milliseconds: the first screen comes first. */
  readonly calmMs?: number | undefined;
  /** A snapshot each time so many entries came; what `keeping.ts` finds best when missing. */
  readonly snapshotEvery?: number | undefined;
  /** Stands between the desk and the machine's file system; tests record with it. */
  readonly disk?: Disk | undefined;
  readonly now?: () => Date;
}

/**
 * Opens a desk: lock, settings, ledger and fold, then everything that follows from them.
 * @throws FaultError when the folder cannot be a desk, or (mode `write`) when it is held or damaged.
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const access = await Access.of(options.folder, options.mode, options.holder);
  try {
    return await assemble(options, access);
  } catch (error) {
    await access.release();
    throw error;
  }
}

async function assemble(options: WorkbenchOptions, access: Access): Promise<Workbench> {
  const { folder, kind, name, mode, version, printer, disk = nodeDisk } = options;
  const now = options.now ?? (() => new Date());
  const notices: string[] = [];
  const settings = await openSettings(folder, access, disk, notices);
  const checker = (): string => options.checker ?? settings.value.checker ?? userInfo().username;
  const unfolded = await openLedger(options, access, disk, notices);
  const { desk, ledger } = unfolded;
  const core = new Core({
    desk,
    ledger,
    checker,
    now,
    beforeWriting: () => access.take(),
    beginning: (at) => beginningOf(at, name, version),
    beforeRaising: () => keepOldFile(ledger.path, desk.format, disk),
  });
  await core.reachBack();
  const keeping = new Keeping({
    folder,
    version,
    core,
    access,
    disk,
    unfolded,
    notices,
    every: options.snapshotEvery,
  });
  const texts = new Texts(new Blobs(join(folder, 'texts'), disk));
  const present = new Present(desk, texts, (passage) => alike.isSetPhrase(passage));
  const searching = new Searching({
    desk,
    ledger,
    docs: new SearchDocs(desk, texts),
    open: () => openIndex(options, access),
    tidies: mode === 'window',
    progress: (done, total) => core.progress({ task: 'index', done, total }),
  });
  const alike = new AlikeFollowing({
    folder,
    disk,
    desk,
    ledger,
    texts,
    writes: () => access.held && access.readOnly === null,
  });
  const vault = new Vault(folder, disk);
  const readers = openedOnce(options.openReaders ?? readersHere);
  const backups = backupsOf(options, { core, access, settings, now });
  const context: Context = {
    folder,
    disk,
    core,
    present,
    originals: new Blobs(join(folder, 'originals'), disk),
    evidence: new Blobs(join(folder, 'evidence'), disk),
    texts,
    vault,
    readers: readers.open,
    settings,
    searching,
    alike,
    searches: new Searches(
      folder,
      disk,
      (text) => void notices.push(text),
      () => access.held,
    ),
    memories: new WindowMemories(folder, disk, () => access.held && access.readOnly === null && desk.seq > 0),
    backups,
    printer,
    version,
    now,
    settled: () => keeping.settled(),
    describe: () =>
      describeDesk({
        desk,
        head: ledger.head,
        folder,
        kind,
        name,
        readOnly: access.readOnly,
        latest: unfolded.latest ?? null,
        damaged: keeping.damaged,
        chain: keeping.chain,
        backup: backups?.state() ?? null,
        checker: checker(),
        settings: settings.value,
        notices,
        version,
      }),
  };
  const handlers = handlersOf(context);
  if (access.held && access.readOnly === null) {
    await orReadOnly(mode, access, notices, () => finishRedaction(context));
  }
  core.subscribe('desk.changed', () => void core.alone(() => vault.settle()).catch(() => undefined));
  if (mode === 'window') {
    // In a window index and fingerprints follow at once, so that the first search need not wait for it.
    core.subscribe('desk.changed', () => void searching.follow().catch(() => undefined));
    core.subscribe('desk.changed', () => void alike.follow().catch(() => undefined));
  }
  const hadEntries = desk.seq > 0;
  const begin = (): void => {
    keeping.start();
    backups?.begin(hadEntries);
  };
  const endCalm = mode === 'window' ? after(options.calmMs ?? 0, begin) : () => undefined;
  return {
    send: sendTo(handlers),
    dispatch: dispatchTo(handlers),
    subscribe: core.subscribe,
    async close() {
      endCalm();
      await core.alone(() => vault.settle()).catch(() => undefined);
      await backups?.close();
      await readers.close();
      await alike.close();
      await searching.close();
      await keeping.close();
      await ledger.close();
      await access.release();
    },
  };
}

/** Calls `work` once, after so long or at once; what it returns takes that back. Nobody is kept alive by it. */
function after(ms: number, work: () => void): () => void {
  if (ms === 0) {
    work();
    return () => undefined;
  }
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
}

/** What comes before the next act: an empty ledger is begun, one of an older format raised. */
function beginningOf(desk: Desk, name: string, galley: string): NewEntry[] {
  if (desk.seq === 0) return [{ kind: 'desk.created', payload: { desk: randomUUID(), name, galley } }];
  if (desk.format >= LEDGER_FORMAT) return [];
  return [{ kind: 'ledger.raised', payload: { from: desk.format, to: LEDGER_FORMAT, galley } }];
}

/** Not a line of the old ledger is rewritten; a copy of it is kept all the same, for the Galley that knew it. */
async function keepOldFile(path: string, format: number, disk: Disk): Promise<void> {
  const kept = `${path}.format-${format}`;
  await writeWhole(kept, createReadStream(path), disk).catch((error: unknown) => {
    throw diskFault(error, kept);
  });
}

const readersHere: OpenReaders = async () => (await import('./importing/in-process')).readersInProcess;

/** Opens at the first call, and closes what was opened. */
function openedOnce(open: OpenReaders): { readonly open: () => Promise<Readers>; close(): Promise<void> } {
  let opened: Promise<Readers> | null = null;
  return {
    open: () => {
      opened ??= open();
      return opened;
    },
    close: async () => (await opened)?.close(),
  };
}
