import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { DeskKind } from '#shared/contract/views';
import { Access, type Mode } from './access';
import { dispatchTo, handlersOf, sendTo } from './calls';
import type { Context } from './context';
import { Core } from './core';
import { describeDesk } from './describe';
import { openIndex, openLedger, openSettings } from './opening';
import type { OpenSearch, Printer, Workbench } from './ports';
import { Present } from './present';
import { Searching } from './searching';
import { Blobs } from './storage/blobs';
import { Texts } from './texts';
import { Vault } from './vault';

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
  const { folder, kind, name, mode, version, printer } = options;
  const now = options.now ?? (() => new Date());
  const notices: string[] = [];
  const settings = await openSettings(folder, access, notices);
  const checker = (): string => options.checker ?? settings.value.checker ?? userInfo().username;
  const { desk, ledger } = await openLedger(folder, access, mode, notices);
  const core = new Core({
    desk,
    ledger,
    checker,
    now,
    beforeWriting: () => access.take(),
    creation: () => ({ kind: 'desk.created', payload: { desk: randomUUID(), name } }),
  });
  const texts = new Texts(new Blobs(join(folder, 'texts')));
  const present = new Present(desk, texts);
  const searching = new Searching({ desk, ledger, present, texts, open: () => openIndex(options, access) });
  const context: Context = {
    core,
    present,
    originals: new Blobs(join(folder, 'originals')),
    texts,
    vault: new Vault(folder),
    settings,
    searching,
    printer,
    version,
    now,
    describe: () =>
      describeDesk({
        desk,
        head: ledger.head,
        folder,
        kind,
        name,
        readOnly: access.readOnly,
        checker: checker(),
        settings: settings.value,
        notices,
        version,
      }),
  };
  const handlers = handlersOf(context);
  // In a window the index follows at once, so that the first search need not wait for it.
  if (mode === 'window') core.subscribe('desk.changed', () => void searching.follow().catch(() => undefined));
  return {
    send: sendTo(handlers),
    dispatch: dispatchTo(handlers),
    subscribe: core.subscribe,
    async close() {
      await core.alone(async () => undefined);
      await searching.close();
      await ledger.close();
      await access.release();
    },
  };
}
