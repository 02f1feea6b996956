import { seedSample } from '#seeds/sample/seed';
import type { EventName } from '#shared/contract/channels';
import { assetsIn } from '#workbench/hosting/assets';
import { type Built, findBuilt } from '#workbench/hosting/built';
import { type DataFolders, dataFolders } from '#workbench/hosting/data-folder';
import { openDesktop } from '#workbench/hosting/desktop';
import { firstLook } from '#workbench/hosting/first-look';
import { windowDesks } from '#workbench/hosting/window-desks';
import type { Workbench } from '#workbench/ports';
import { chromiumPrinter } from '#workbench/printing/chromium-printer';
import { version } from '../../package.json';
import { onLastWindowGone } from './last-window';
import { type Listening, listen } from './server';

export interface LoopbackOptions {
  /** 0, or none, for any that is free. */
  readonly port?: number;
  /** The own desk's folder, where it is not the usual one. */
  readonly desk?: string | undefined;
  readonly checker?: string | undefined;
  /** End some seconds after the last window has gone; never before one has come. */
  readonly untilClosed?: boolean;
}

export interface Loopback extends Pick<Listening, 'url' | 'ticketUrl'> {
  readonly desktop: Workbench;
  /** How many windows are open. */
  readonly windows: () => number;
  /** Resolves when the host has ended, whatever ended it, with the number of windows that were open then. */
  readonly closed: Promise<number>;
  /** Finishes what is under way, then lets go of port and desk. */
  close(): Promise<number>;
}

/**
 * Starts the loopback host in this process. SIGINT, SIGTERM and SIGHUP end it in good order; a second one at once.
 * @param onListening called as soon as windows can come, while the desk is still being opened: their calls wait for it
 * @throws FaultError when the build, the desk or the port is not to be had.
 */
export async function startLoopback(
  options: LoopbackOptions = {},
  onListening: (server: Listening) => void = () => undefined,
): Promise<Loopback> {
  const built = findBuilt(import.meta.dirname);
  const folders = dataFolders(undefined, options.desk);
  const assetFor = assetsIn(built.renderer, () => firstLook(folders));
  const opening = openOwnDesktop(options, folders, built);
  // Whoever needs the desk hears of it; until then its failing is nobody's.
  opening.catch(() => undefined);
  let windows = 0;
  const lastWindow = onLastWindowGone(() => void (options.untilClosed && ending.end()));
  const serving = listen({
    dispatch: async (channel, params) => (await opening).dispatch(channel, params),
    assetFor,
    port: options.port ?? 0,
    onWindows: (count) => {
      windows = count;
      lastWindow.count(count);
    },
  });
  const ending = endsOnce(async () => {
    const left = windows;
    lastWindow.stop();
    const [server, desktop] = await Promise.allSettled([serving, opening]);
    if (server.status === 'fulfilled') await server.value.close();
    if (desktop.status === 'fulfilled') await desktop.value.close();
    return left;
  });
  try {
    onListening(await serving);
    const [server, desktop] = await Promise.all([serving, opening]);
    for (const event of EVENTS) desktop.subscribe(event, (payload) => server.tell(event, payload));
    const { url, ticketUrl } = server;
    return { url, ticketUrl, desktop, windows: () => windows, closed: ending.ended, close: ending.end };
  } catch (error) {
    await ending.end();
    throw error;
  }
}

const EVENTS: readonly EventName[] = ['desk.changed', 'desk.switched', 'progress'];

function openOwnDesktop(
  { checker }: LoopbackOptions,
  folders: DataFolders,
  { searchWorker, readingWorker }: Built,
): Promise<Workbench> {
  const printer = chromiumPrinter();
  return openDesktop({
    folders,
    openDesk: windowDesks({
      printer,
      searchWorker,
      readingWorker,
      version,
      backups: folders.backups,
      checker: checker ?? (process.env.GALLEY_CHECKER || undefined),
    }),
    seedSample,
    // A browser's own dialog asks where to.
    saveFile: async () => ({ path: null, by: 'window' }),
    printer,
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs `work` at the first call or signal; a second signal does not wait for it. */
function endsOnce<T>(work: () => Promise<T>): { readonly ended: Promise<T>; end: () => Promise<T> } {
  let running: Promise<T> | null = null;
  let settle: (outcome: Promise<T>) => void = () => undefined;
  const ended = new Promise<T>((resolve) => {
    settle = resolve;
  });
  const end = (): Promise<T> => {
    running ??= work().finally(() => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    });
    settle(running);
    return running;
  };
  const onSignal = (): void => {
    if (running) process.exit(130);
    void end();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return { ended, end };
}
