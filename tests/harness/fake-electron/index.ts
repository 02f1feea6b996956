import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type FakeContents, type FakeFrame, FakeWindow, type WindowHost } from './contents';
import { refuseUnknown } from './declarations';
import { checkTemplate } from './menu';
import { FakeSession } from './session';
import { preventable, StrictEmitter, strict } from './strict';
import type { Electron } from './types';

export interface FakeOptions {
  /** Whether this is the first instance. */
  readonly lock?: boolean;
  readonly packaged?: boolean;
  /** The one address of the network that answers, if any. */
  readonly network?: string;
}

type Invoked = (event: unknown, ...args: unknown[]) => unknown;

const PATHS = [
  'home',
  'appData',
  'userData',
  'sessionData',
  'temp',
  'documents',
  'downloads',
  'desktop',
  'logs',
];
const PRIVILEGED_ONCE = 'protocol.registerSchemesAsPrivileged may be called once';

/**
 * Electron's main process as far as Galley uses it, refusing what the real one refuses. `exports` is what `electron`
 * exports; everything else is for the test: what a user or a page does, and what came of it.
 */
export class FakeElectron implements WindowHost {
  readonly options: Required<FakeOptions>;
  readonly app = new StrictEmitter();
  readonly windows: FakeWindow[] = [];
  readonly calls: string[] = [];
  readonly switches = new Map<string, string>();
  readonly paths = new Map<string, string>(PATHS.map((name) => [name, tmpdir()]));
  readonly sessions = new Map<string, FakeSession>();
  readonly #schemes = new Set<string>();
  readonly #handlers = new Map<string, Invoked>();
  readonly defaultSession = new FakeSession(() => this.#schemes);
  readonly #ended: Deferred<number>;
  #ready = false;
  #readiness: Deferred<void>;
  #locked = false;
  #quitting = false;
  #over = false;
  privileges: Electron.CustomScheme[] = [];
  sandboxed = false;
  menu: readonly Electron.MenuItemConstructorOptions[] = [];
  /** Context menus that were shown. */
  readonly popups: (readonly Electron.MenuItemConstructorOptions[])[] = [];
  themeSource = 'system';
  dark = false;
  /** What the user answers in the next save dialogs; null thinks better of it. */
  saveTo: string | null = null;
  readonly saveDialogs: Electron.SaveDialogOptions[] = [];

  constructor({ lock = true, packaged = false, network = 'nowhere:' }: FakeOptions = {}) {
    this.options = { lock, packaged, network };
    this.#ended = deferred();
    this.#readiness = deferred();
  }

  /** Called when the entry module has been evaluated: not before then is Electron ready. */
  async becomeReady(): Promise<void> {
    if (this.#quitting) return;
    this.#ready = true;
    this.app.emit('ready');
    this.#readiness.resolve();
    await new Promise(setImmediate);
  }

  /** The status the process ends with. */
  get ended(): Promise<number> {
    return this.#ended.promise;
  }

  get window(): FakeWindow {
    const window = this.windows.find(({ options }) => options.webPreferences?.preload !== undefined);
    if (!window) throw new Error('no window is open');
    return window;
  }

  reaches = (url: string): boolean => url === this.options.network;

  created(window: FakeWindow): void {
    this.#needReady('BrowserWindow');
    this.windows.push(window);
    this.app.emit('web-contents-created', {}, window.webContents);
  }

  closed(window: FakeWindow): void {
    this.windows.splice(this.windows.indexOf(window), 1);
    if (this.windows.length > 0) return;
    if (this.#quitting) this.#willQuit();
    else if (this.app.listenerCount('window-all-closed') === 0) this.quit();
    else this.app.emit('window-all-closed');
  }

  /** A frame calls the host: arguments and answer are structured clones, as over the real wire. */
  async invoke(
    channel: string,
    args: readonly unknown[],
    from: { sender?: FakeContents; frame?: FakeFrame | null } = {},
  ): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const sender = from.sender ?? this.window.contents;
    const senderFrame = from.frame === undefined ? sender.mainFrame : from.frame;
    return structuredClone(await handler({ sender, senderFrame }, ...(structuredClone(args) as unknown[])));
  }

  quit(): void {
    if (this.#over || (this.#quitting && this.windows.length > 0)) return;
    const event = preventable({});
    this.app.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#quitting = true;
    if (this.windows.length === 0) this.#willQuit();
    else for (const window of [...this.windows]) window.destroy();
  }

  #willQuit(): void {
    const event = preventable({});
    this.app.emit('will-quit', event);
    if (event.defaultPrevented) this.#quitting = false;
    else this.#end(0);
  }

  #end(status: number): void {
    this.#over = true;
    this.#ended.resolve(status);
  }

  #needReady(what: string): void {
    if (!this.#ready) throw new Error(`${what} cannot be used before the app is ready`);
  }

  #needUnready(what: string): void {
    if (this.#ready) throw new Error(`${what} should be called before app is ready`);
  }

  get exports(): Record<string, unknown> {
    const fake = this;
    return {
      app: this.#app(),
      BrowserWindow: class extends FakeWindow {
        constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
          fake.#needReady('BrowserWindow');
          super(options, fake);
        }
      },
      protocol: this.#protocol(),
      session: this.#session(),
      ipcMain: strict('ipcMain', {
        handle: (channel: string, handler: Invoked) => {
          if (this.#handlers.has(channel))
            throw new Error(`Attempted to register a second handler for '${channel}'`);
          this.#handlers.set(channel, handler);
        },
      } satisfies Partial<Record<keyof Electron.IpcMain, unknown>>),
      dialog: this.#dialog(),
      Menu: this.#menu(),
      nativeTheme: this.#nativeTheme(),
    };
  }

  #app() {
    const own = {
      isPackaged: this.options.packaged,
      whenReady: () => this.#readiness.promise,
      isReady: () => this.#ready,
      quit: () => this.quit(),
      exit: (status: number) => this.#end(status),
      enableSandbox: () => {
        this.#needUnready('app.enableSandbox');
        this.sandboxed = true;
      },
      requestSingleInstanceLock: () => {
        this.#locked = true;
        this.calls.push('lock');
        return this.options.lock;
      },
      getPath: (name: string) => this.#path(name),
      setPath: (name: string, path: string) => {
        this.#path(name);
        if (name === 'userData' && this.#locked)
          throw new Error('userData was set after the lock in it was taken');
        if (!statSync(path).isDirectory()) throw new Error(`${path} is not a directory`);
        this.paths.set(name, path);
        this.calls.push(`path ${name}`);
      },
      commandLine: strict('commandLine', {
        appendSwitch: (name: string, value = '') => {
          this.#needUnready('commandLine.appendSwitch');
          this.switches.set(name, value);
        },
      } satisfies Partial<Record<keyof Electron.CommandLine, unknown>>),
      on: (event: string, listener: (...args: never[]) => void) => this.app.on(event, listener),
      once: (event: string, listener: (...args: never[]) => void) => this.app.once(event, listener),
    } satisfies Partial<Record<keyof Electron.App, unknown>>;
    return strict('app', own);
  }

  #path(name: string): string {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  #protocol() {
    return strict('protocol', {
      registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
        this.#needUnready('protocol.registerSchemesAsPrivileged');
        if (this.#schemes.size > 0) throw new Error(PRIVILEGED_ONCE);
        for (const { scheme, privileges = {} } of schemes) {
          refuseUnknown(privileges, 'Privileges');
          this.#schemes.add(scheme);
        }
        this.privileges = schemes;
        this.calls.push('schemes');
      },
      handle: (scheme: string, handler: never) => {
        this.#needReady('protocol.handle');
        this.defaultSession.protocol.handle(scheme, handler);
      },
    } satisfies Partial<Record<keyof Electron.Protocol, unknown>>);
  }

  #session() {
    const { defaultSession, sessions } = this;
    const needReady = () => this.#needReady('session');
    const schemes = () => this.#schemes;
    return strict('session', {
      get defaultSession() {
        needReady();
        return exposed(defaultSession);
      },
      fromPartition: (name: string) => {
        needReady();
        const session = sessions.get(name) ?? new FakeSession(schemes);
        sessions.set(name, session);
        return exposed(session);
      },
    });
  }

  #dialog() {
    return strict('dialog', {
      showSaveDialog: async (...args: unknown[]) => {
        this.#needReady('dialog');
        const options = args.at(-1) as Electron.SaveDialogOptions;
        refuseUnknown(options, 'SaveDialogOptions');
        this.saveDialogs.push(options);
        return { canceled: this.saveTo === null, filePath: this.saveTo ?? '' };
      },
      showErrorBox: (title: string, content: string) => void this.calls.push(`error ${title}: ${content}`),
    } satisfies Partial<Record<keyof Electron.Dialog, unknown>>);
  }

  #menu() {
    return strict('Menu', {
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => {
        checkTemplate(template);
        return { template, popup: () => this.popups.push(template) };
      },
      setApplicationMenu: ({ template }: { template: Electron.MenuItemConstructorOptions[] }) => {
        this.#needReady('Menu');
        this.menu = template;
      },
    });
  }

  #nativeTheme() {
    const fake = this;
    return strict('nativeTheme', {
      get shouldUseDarkColors() {
        return fake.themeSource === 'system' ? fake.dark : fake.themeSource === 'dark';
      },
      get themeSource() {
        return fake.themeSource;
      },
      set themeSource(source: string) {
        if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`there is no theme ${source}`);
        fake.themeSource = source;
      },
    } satisfies Partial<Record<keyof Electron.NativeTheme, unknown>>);
  }
}

/** A session as pages and hosts see it; windows made with it find the way back. */
const exposed = (session: FakeSession) =>
  new Proxy(session.exposed, {
    get: (target, key) => (key === 'fake' ? session : Reflect.get(target, key)),
  });

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

function deferred<T>(): Deferred<T> {
  let settle: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: settle };
}
