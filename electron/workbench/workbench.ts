import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Answer, ChannelName, Reply, Send } from '#shared/contract/channels';
import { FaultError, faultOf } from '#shared/contract/faults';
import { parseCall } from '#shared/contract/parse';
import type { DeskKind, DeskView, Settings } from '#shared/contract/views';
import { emptyDesk, FoldError, publish, stage } from '#shared/domain/fold';
import { verdictOf } from '#shared/domain/records';
import { Access, type Mode } from './access';
import type { Context, DeskChannel, Handlers } from './context';
import { Core } from './core';
import { claimHandlers } from './handlers/claims';
import { deskHandlers } from './handlers/desk';
import { reportHandlers } from './handlers/reports';
import { responseHandlers } from './handlers/responses';
import { sheetHandlers } from './handlers/sheets';
import { storyHandlers } from './handlers/stories';
import { Ledger } from './ledger/ledger';
import { HOST_CHANNELS, type OpenSearch, type Printer, type SearchIndex, type Workbench } from './ports';
import { countVerdicts, Present } from './present';
import { Searching } from './searching';
import { Blobs } from './storage/blobs';
import { openDocument } from './storage/document';
import { lockDesk } from './storage/lock';
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

const settingsSchema: z.ZodType<Settings> = z.object({
  checker: z.string().nullable(),
  paper: z.enum(['A4', 'Letter']),
  theme: z.enum(['system', 'light', 'dark']),
});
const DEFAULTS: Settings = { checker: null, paper: 'A4', theme: 'system' };

/**
 * Opens a desk: lock, settings, ledger and fold, then everything that follows from them.
 * @throws FaultError when the folder cannot be a desk, or (mode `write`) when it is held or damaged.
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { folder, mode, version } = options;
  const now = options.now ?? (() => new Date());
  const access = await Access.of(folder, mode, options.holder);
  try {
    const notices: string[] = [];
    const settings = await openDocument(join(folder, 'settings.json'), {
      schema: settingsSchema,
      defaults: DEFAULTS,
      ...(access.held
        ? {
            onQuarantine: (path: string) =>
              notices.push(`The settings were damaged. They were moved to ${path}; the usual ones apply.`),
          }
        : {}),
    });
    const checker = (): string => options.checker ?? settings.value.checker ?? userInfo().username;
    const { desk, ledger } = await openLedger(folder, access, mode, notices);
    const core = new Core({
      desk,
      ledger,
      checker,
      now,
      beforeWriting: () => access.take(),
      creation: () => ({ kind: 'desk.created', payload: { desk: randomUUID(), name: options.name } }),
    });
    const texts = new Texts(new Blobs(join(folder, 'texts')));
    const present = new Present(desk, texts);
    const searching = new Searching({ desk, ledger, present, texts, open: () => openIndex(options, access) });

    const describe = (): DeskView => ({
      name: desk.identity?.name ?? options.name,
      path: folder,
      kind: options.kind,
      readOnly: access.readOnly,
      checker: checker(),
      settings: settings.value,
      head: { seq: ledger.head.seq, hash: ledger.head.seq === 0 ? null : ledger.head.hash },
      counts: {
        reports: desk.tables.report.size,
        stories: desk.tables.story.size,
        claims: desk.tables.claim.size,
        parties: desk.tables.party.size,
      },
      verdicts: countVerdicts([...desk.tables.claim.values()].map(verdictOf)),
      undo: desk.undo.at(-1)?.words ?? null,
      redo: desk.redo.at(-1)?.words ?? null,
      hasSample: options.kind === 'sample',
      notices,
      version,
    });

    const originals = new Blobs(join(folder, 'originals'));
    const { printer } = options;
    const vault = new Vault(folder);
    const context: Context = {
      core,
      present,
      originals,
      texts,
      vault,
      settings,
      searching,
      printer,
      version,
      now,
      describe,
    };
    const handlers = handlersOf(context);
    // In a window the index follows at once, so that the first search need not wait for it.
    if (mode === 'window')
      core.subscribe('desk.changed', () => void searching.follow().catch(() => undefined));

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
  } catch (error) {
    await access.release();
    throw error;
  }
}

async function openLedger(folder: string, access: Access, mode: Mode, notices: string[]) {
  const desk = emptyDesk();
  const ledger = await Ledger.open(join(folder, 'ledger.jsonl'), (act) => {
    try {
      publish(desk, stage(desk, act));
      return null;
    } catch (error) {
      if (error instanceof FoldError) return error.message;
      throw error;
    }
  });
  if (ledger.damage) {
    const { seq, what } = ledger.damage;
    const fault = new FaultError(
      'damaged',
      `entry ${seq} ${what}; the desk is shown as it stood before it`,
      ledger.path,
      'Restore a backup.',
    );
    if (mode === 'write') throw fault;
    access.refuse(fault);
    notices.push(fault.message);
  } else if (access.held) {
    const aside = await ledger.setTornAside();
    if (aside)
      notices.push(
        `The last change was cut short before it was acknowledged. What there was of it is in ${aside}.`,
      );
  }
  return { desk, ledger };
}

/** Whoever may write to the desk owns its index; everybody else works on a copy. */
async function openIndex(
  { folder, openSearch, mode }: WorkbenchOptions,
  access: Access,
): Promise<SearchIndex> {
  const derived = join(folder, 'derived');
  if (access.held || mode !== 'read') return openSearch(derived, { copy: !access.held });
  const lock = await lockDesk(folder, 'galley search').catch(() => null);
  const index = await openSearch(derived, { copy: lock === null });
  return {
    position: () => index.position(),
    apply: (change) => index.apply(change),
    clear: () => index.clear(),
    search: (query, limit) => index.search(query, limit),
    async close() {
      await index.close();
      await lock?.release();
    },
  };
}

/** Adding a channel: its line in the contract, its handler in one of these. The compiler misses neither. */
const handlersOf = (context: Context): Handlers<DeskChannel> => ({
  ...deskHandlers(context),
  ...reportHandlers(context),
  ...storyHandlers(context),
  ...claimHandlers(context),
  ...responseHandlers(context),
  ...sheetHandlers(context),
});

async function answer(handlers: Handlers<DeskChannel>, name: unknown, params: unknown): Promise<unknown> {
  const call = parseCall(name, params);
  if ((HOST_CHANNELS as readonly ChannelName[]).includes(call.channel)) {
    throw new FaultError('unsupported', `${call.channel} is answered by Galley's window only`);
  }
  const handler = handlers[call.channel as DeskChannel] as (params: unknown) => unknown;
  return handler(call.params);
}

const sendTo =
  (handlers: Handlers<DeskChannel>): Send =>
  async (channel, params) =>
    (await answer(handlers, channel, params)) as Answer<typeof channel>;

const dispatchTo =
  (handlers: Handlers<DeskChannel>): Workbench['dispatch'] =>
  async (channel, params): Promise<Reply> => {
    try {
      return { ok: true, value: await answer(handlers, channel, params) };
    } catch (error) {
      return { ok: false, error: faultOf(error) };
    }
  };

/** Takes a whole desk away. Only ever called with the sample's folder. */
export const removeDesk = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
