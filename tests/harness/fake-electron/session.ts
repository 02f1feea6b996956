import { preventable, StrictEmitter, strict } from './strict';
import type { Electron } from './types';

type Handler = (request: Request) => Response | Promise<Response>;
type BeforeRequest = (details: { url: string }, callback: (response: { cancel?: boolean }) => void) => void;
type RequestPermission = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
) => void;
type CheckPermission = (contents: unknown, permission: string) => boolean;

/** What came of a request a page made. */
export type Outcome =
  | { readonly kind: 'blocked' }
  | { readonly kind: 'network'; readonly url: string }
  | { readonly kind: 'answered'; readonly response: Response };

/** One session: its requests really pass its filter and its protocol handlers. */
export class FakeSession {
  readonly #events = new StrictEmitter();
  readonly #handlers = new Map<string, Handler>();
  #before: BeforeRequest | null = null;
  #request: RequestPermission | null = null;
  #check: CheckPermission | null = null;
  #device: (() => boolean) | null = null;
  #display: ((request: unknown, callback: (streams: unknown) => void) => void) | null = null;
  /** Electron's default: dictionaries would be fetched. */
  spellChecker = true;
  readonly #registered: () => ReadonlySet<string>;

  constructor(registered: () => ReadonlySet<string>) {
    this.#registered = registered;
  }

  readonly protocol = strict('protocol', {
    handle: (scheme: string, handler: Handler) => {
      if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      this.#handlers.set(scheme, handler);
    },
  } satisfies Partial<Record<keyof Electron.Protocol, unknown>>);

  readonly exposed = strict('session', {
    protocol: this.protocol,
    webRequest: strict('webRequest', {
      onBeforeRequest: (listener: BeforeRequest) => {
        this.#before = listener;
      },
    } satisfies Partial<Record<keyof Electron.WebRequest, unknown>>),
    setPermissionRequestHandler: (handler: RequestPermission) => {
      this.#request = handler;
    },
    setPermissionCheckHandler: (handler: CheckPermission) => {
      this.#check = handler;
    },
    setDevicePermissionHandler: (handler: () => boolean) => {
      this.#device = handler;
    },
    setDisplayMediaRequestHandler: (
      handler: (request: unknown, callback: (streams: unknown) => void) => void,
    ) => {
      this.#display = handler;
    },
    on: (event: string, listener: (...args: never[]) => void) => this.#events.on(event, listener),
    setSpellCheckerEnabled: (enabled: boolean) => {
      this.spellChecker = enabled;
    },
  } satisfies Partial<Record<keyof Electron.Session, unknown>>);

  /** A page asks for an address. */
  async load(url: string, method = 'GET'): Promise<Outcome> {
    if (this.#before && (await this.#cancelled(this.#before, url))) return { kind: 'blocked' };
    const scheme = new URL(url).protocol.slice(0, -1);
    const handler = this.#handlers.get(scheme);
    if (!handler) return { kind: 'network', url };
    if (!this.#registered().has(scheme)) throw new Error(`${scheme} was not registered as privileged`);
    const response = await handler(new Request(url, { method }));
    if (!(response instanceof Response)) throw new TypeError('net::ERR_UNEXPECTED: no Response was returned');
    return { kind: 'answered', response };
  }

  /** A page starts a download. @returns whether it may. */
  downloads(): boolean {
    const event = preventable({});
    this.#events.emit('will-download', event, {}, {});
    return !event.defaultPrevented;
  }

  /** A page asks for a permission, or whether it has one. Without a handler Electron grants. */
  permission(name: string): { asked: boolean; checked: boolean } {
    let asked = this.#request === null;
    this.#request?.(null, name, (granted) => {
      asked = granted;
    });
    return { asked, checked: this.#check === null || this.#check(null, name) };
  }

  grantsDevice = (): boolean => this.#device === null || this.#device();

  sharesDisplay(): boolean {
    let streams: unknown = 'all';
    this.#display?.({}, (given) => {
      streams = given;
    });
    return streams !== null;
  }

  #cancelled(before: BeforeRequest, url: string): Promise<boolean> {
    return new Promise((resolve) => before({ url }, ({ cancel }) => resolve(cancel === true)));
  }
}
