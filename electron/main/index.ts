import { mkdirSync } from 'node:fs';
import { app, type BrowserWindow, protocol, session } from 'electron';
import { seedSample } from '#seeds/sample/seed';
import type { EventName } from '#shared/contract/channels';
import { faultOf, inOneLine } from '#shared/contract/faults';
import { assetsIn } from '#workbench/hosting/assets';
import { type Built, findBuilt } from '#workbench/hosting/built';
import { type DataFolders, dataFolders } from '#workbench/hosting/data-folder';
import { openDesktop } from '#workbench/hosting/desktop';
import { firstLook } from '#workbench/hosting/first-look';
import { windowDesks } from '#workbench/hosting/window-desks';
import type { Workbench } from '#workbench/ports';
import { version } from '../../package.json';
import { followKeys, followTheme, setTheme } from './following';
import { answerCalls, tellWindow } from './ipc';
import { setMenu } from './menu';
import { refuseNavigation } from './navigation';
import { refuseNetwork } from './network';
import { pageFor } from './page';
import { denyPermissions } from './permissions';
import { windowPrinter } from './printer';
import { registerScheme, serveWindow } from './protocol';
import { saveWithDialog } from './save';
import { fail, openWindow } from './window';

/** The Electron host, put together step by step. What must come before `ready` is done while this module runs. */
let window: BrowserWindow | null = null;
const currentWindow = (): BrowserWindow | null => window;

registerScheme();
const folders = dataFolders();
const page = pageFor(process.env.ELECTRON_RENDERER_URL, app.isPackaged);
keepOwnFilesIn(folders);
if (app.requestSingleInstanceLock()) begin();
else app.quit();

function begin(): void {
  app.enableSandbox();
  stayOffTheNetwork();
  refuseNavigation(page);
  app.on('second-instance', bringToFront);
  // Whoever started us may be gone; that is no reason to fail.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  // Never awaited up here: `ready` waits for this module to end.
  app.whenReady().then(open).catch(giveUp);
}

/** Before the single-instance lock, which lies in the same folder: two data folders are two Galleys. */
function keepOwnFilesIn({ electron }: DataFolders): void {
  mkdirSync(electron, { recursive: true, mode: 0o700 });
  app.setPath('userData', electron);
}

/** What the browser would do of its own accord. Pages are held back by their session. */
function stayOffTheNetwork(): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
  ])
    app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch(
    'host-resolver-rules',
    'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  );
}

function open(): void {
  const built = findBuilt(import.meta.dirname);
  secureSession(built);
  setTheme(firstLook(folders)?.theme ?? 'system');
  const desktop = openDesk(built);
  desktop.catch(giveUp);
  answerCalls({
    page,
    window: currentWindow,
    dispatch: async (channel, params) => {
      const reply = await (await desktop).dispatch(channel, params);
      followTheme(reply, window);
      followKeys(reply, choose);
      return reply;
    },
    onFirst: () => process.stdout.write('galley: window ready\n'),
  });
  setMenu(choose);
  keepWindow(() => openWindow({ page, preload: built.preload }));
  endInOrder(desktop);
}

const choose = (id: string): void => tellWindow(window, 'command', { id });

function secureSession({ renderer }: Built): void {
  refuseNetwork(session.defaultSession, page);
  denyPermissions(session.defaultSession);
  serveWindow(
    protocol,
    assetsIn(renderer, () => firstLook(folders)),
  );
}

const EVENTS: readonly EventName[] = ['desk.changed', 'desk.switched', 'progress'];

async function openDesk({ searchWorker, readingWorker }: Built): Promise<Workbench> {
  const printer = windowPrinter();
  const checker = process.env.GALLEY_CHECKER || undefined;
  const desktop = await openDesktop({
    folders,
    openDesk: windowDesks({
      printer,
      searchWorker,
      readingWorker,
      version,
      checker,
      backups: folders.backups,
    }),
    seedSample,
    saveFile: saveWithDialog(currentWindow),
    printer,
  });
  for (const event of EVENTS) desktop.subscribe(event, (payload) => tellWindow(window, event, payload));
  return desktop;
}

/** One window: opened now, and again when the user comes back to an application that lives on without (macOS). */
function keepWindow(openOne: () => BrowserWindow): void {
  const show = (): void => {
    window = openOne();
    window.once('closed', () => {
      window = null;
    });
  };
  show();
  app.on('activate', () => {
    if (window === null) show();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

function bringToFront(): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

/** Quitting waits until what is under way is on disk and the desk is let go. */
function endInOrder(desktop: Promise<Workbench>): void {
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void desktop
      .then((open) => open.close())
      .catch((error: unknown) => process.stderr.write(`galley: ${inOneLine(faultOf(error))}\n`))
      .finally(() => {
        ended = true;
        app.quit();
      });
  });
}

function giveUp(error: unknown): void {
  fail(inOneLine(faultOf(error)));
}
