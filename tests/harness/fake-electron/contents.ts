import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { refuseUnknown } from './declarations';
import { print } from './print';
import type { FakeSession } from './session';
import { preventable, StrictEmitter, strict } from './strict';
import type { Electron } from './types';

export interface FakeFrame {
  readonly url: string;
  readonly parent: FakeFrame | null;
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

let lastId = 0;

/** The contents of a window. */
export class FakeContents extends StrictEmitter {
  readonly id: number;
  readonly session: FakeSession;
  /** What the page hears: `[channel, ...arguments]`, as structured clones. */
  readonly sent: unknown[][] = [];
  reloads = 0;
  html: string | null = null;
  mainFrame: FakeFrame = { url: '', parent: null };
  #open: OpenHandler | null = null;

  constructor(session: FakeSession) {
    super();
    lastId += 1;
    this.id = lastId;
    this.session = session;
  }

  send(channel: string, ...args: unknown[]): void {
    this.sent.push([channel, ...(structuredClone(args) as unknown[])]);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#open = handler;
  }

  reload(): void {
    this.reloads += 1;
  }

  /** Asks the page; there must be one. */
  async executeJavaScript(code: string): Promise<unknown> {
    if (this.html === null) throw new Error('there is no page yet');
    return code.includes('document.fonts.ready');
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    refuseUnknown(options, 'PrintToPDFOptions');
    if (this.html === null) throw new Error('there is no page yet');
    return print(this.html, options);
  }

  /** The page, or one in a frame of it, tries to go elsewhere. @returns whether it may. */
  navigates(url: string, how: 'will-navigate' | 'will-redirect' | 'will-frame-navigate'): boolean {
    const event = preventable({ url, isMainFrame: how !== 'will-frame-navigate' });
    this.emit(how, event);
    return !event.defaultPrevented;
  }

  attachesWebview(): boolean {
    const event = preventable({});
    this.emit('will-attach-webview', event, {}, {});
    return !event.defaultPrevented;
  }

  opensWindow(url: string): boolean {
    return this.#open === null || this.#open({ url }).action === 'allow';
  }
}

export interface WindowHost {
  readonly defaultSession: FakeSession;
  /** Whether something answers at this address of the network. */
  reaches(url: string): boolean;
  created(window: FakeWindow): void;
  closed(window: FakeWindow): void;
}

/** A window. `options` are those it was made with. */
export class FakeWindow extends StrictEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly contents: FakeContents;
  readonly webContents: FakeContents;
  readonly #host: WindowHost;
  shown = false;
  minimised = false;
  focused = 0;
  background: string | undefined;
  #destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions, host: WindowHost) {
    super();
    refuseUnknown(options, 'BrowserWindowConstructorOptions');
    refuseUnknown(options.webPreferences ?? {}, 'WebPreferences');
    refusePreload(options.webPreferences?.preload);
    this.options = options;
    this.#host = host;
    this.background = options.backgroundColor;
    const own = options.webPreferences?.session as unknown as { readonly fake: FakeSession } | undefined;
    this.contents = new FakeContents(own?.fake ?? host.defaultSession);
    this.webContents = strict('webContents', this.contents);
    host.created(this);
  }

  /** Settles when the last page asked for has come, or not. */
  loaded: Promise<void> = Promise.resolve();

  loadURL(url: string): Promise<void> {
    this.loaded = this.#load(url);
    return this.loaded;
  }

  async #load(url: string): Promise<void> {
    const outcome = await this.contents.session.load(url);
    if (outcome.kind === 'blocked') throw new Error(`ERR_BLOCKED_BY_CLIENT (-20) loading '${url}'`);
    if (outcome.kind === 'network' && !this.#host.reaches(url))
      throw new Error(`ERR_NAME_NOT_RESOLVED (-105) loading '${url}'`);
    this.contents.html = outcome.kind === 'answered' ? await outcome.response.text() : '';
    this.contents.mainFrame = { url, parent: null };
    this.emit('ready-to-show');
  }

  show(): void {
    this.shown = true;
  }
  focus(): void {
    this.focused += 1;
  }
  restore(): void {
    this.minimised = false;
  }
  isMinimized = (): boolean => this.minimised;
  isDestroyed = (): boolean => this.#destroyed;
  setBackgroundColor(colour: string): void {
    this.background = colour;
  }
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('closed');
    this.#host.closed(this);
  }
}

function refusePreload(preload: string | undefined): void {
  if (preload === undefined) return;
  if (!isAbsolute(preload)) throw new Error(`preload script must have absolute path: ${preload}`);
  if (!existsSync(preload)) throw new Error(`Unable to load preload script: ${preload}`);
}
