import { app, BrowserWindow, dialog } from 'electron';
import { offerContextMenu } from './context-menu';
import { paperColour } from './following';
import type { Page } from './page';

export interface WindowOptions {
  readonly page: Page;
  /** Path of the built preload. */
  readonly preload: string;
}

/** The window: sandboxed, isolated, without Node, and remembered where it stood. */
export function openWindow({ page, preload }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    name: 'galley',
    windowStatePersistence: true,
    width: 1280,
    height: 860,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Galley',
    backgroundColor: paperColour(),
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  offerContextMenu(window);
  bringBack(window);
  void window
    .loadURL(page.url)
    .catch((error: Error) => fail(`the window cannot be loaded: ${error.message}`));
  return window;
}

/** A page that crashes again this soon would do so for ever. */
const SOON_MS = 10_000;

/** A page that crashed is loaded again: everything acknowledged is on disk. */
function bringBack(window: BrowserWindow): void {
  let before = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    if (performance.now() - before < SOON_MS) fail(`the window keeps crashing (${reason})`);
    else window.webContents.reload();
    before = performance.now();
  });
}

/** Ends the application with its reason where whoever started it looks, and where a user would. */
export function fail(reason: string): void {
  process.stderr.write(`galley: ${reason}\n`);
  // A dialog would hold up a script that has other ways to open Galley.
  if (app.isPackaged) dialog.showErrorBox('Galley', reason);
  app.exit(1);
}
