import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventName, Events } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import { decodeWire } from '#shared/contract/wire';
import { type AssetFor, NOTHING_RUNS, SAFE_HEADERS } from '#workbench/hosting/assets';
import type { Workbench } from '#workbench/ports';
import { bodyOf, isRefusal } from './body';
import { EventStreams } from './events';
import { type Refusal, refusalOf, targetOf } from './guard';
import { refuse, sendReply } from './replies';
import { Session } from './session';

/** One address of this machine, reached from this machine alone. */
const ADDRESS = '127.0.0.1';

export interface ServerOptions {
  readonly dispatch: Workbench['dispatch'];
  readonly assetFor: AssetFor;
  /** 0 for any that is free. */
  readonly port: number;
  /** Told how many windows there are, whenever one comes or goes. */
  readonly onWindows?: (windows: number) => void;
}

export interface Listening {
  /** The address with its token: whoever has it has the desk. */
  readonly url: string;
  /** An address that works once. */
  ticketUrl(): string;
  /** Tells every window. */
  tell<E extends EventName>(event: E, payload: Events[E]): void;
  /** Takes no more calls, finishes those under way, and lets go of the port. */
  close(): Promise<void>;
}

/** @throws FaultError when the port cannot be had. */
export async function listen({ port, onWindows, ...options }: ServerOptions): Promise<Listening> {
  const server = createServer();
  const authority = await bind(server, port);
  const session = new Session(Number(authority.split(':')[1]));
  const streams = new EventStreams(onWindows ?? (() => undefined));
  const host: Host = { ...options, authority, session, streams };
  server.on('request', (request, response) => void answer(host, request, response));
  return {
    url: `http://${authority}/?token=${session.token}`,
    ticketUrl: () => `http://${authority}/?token=${session.newTicket()}`,
    tell: (event, payload) => streams.tell(event, payload),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      streams.close();
      // Connections are kept alive after their last answer; nobody need wait for that.
      const sweep = setInterval(() => server.closeIdleConnections(), 20);
      await closed;
      clearInterval(sweep);
    },
  };
}

/** @returns what stands in an address and a Host header: `127.0.0.1:49152`. */
function bind(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portFault(error, port)));
    server.listen(port, ADDRESS, () => resolve(`${ADDRESS}:${(server.address() as AddressInfo).port}`));
  });
}

const portFault = (error: NodeJS.ErrnoException, port: number): FaultError =>
  error.code === 'EADDRINUSE'
    ? new FaultError(
        'refused',
        'this port is taken by another program',
        `port ${port}`,
        'Choose another, or none.',
      )
    : new FaultError('refused', `cannot be listened at: ${error.message}`, `port ${port}`, 'Choose another.');

interface Host extends Pick<ServerOptions, 'dispatch' | 'assetFor'> {
  readonly authority: string;
  readonly session: Session;
  readonly streams: EventStreams;
}

async function answer(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value);
  response.setHeader('content-security-policy', NOTHING_RUNS);
  try {
    const refusal = refusalOf(request, host.authority) ?? (await admitted(host, request, response));
    if (refusal) refuse(request, response, refusal);
  } catch {
    // What went wrong is ours alone to know; the caller learns that it did.
    if (response.headersSent) response.destroy();
    else refuse(request, response, { status: 500, what: 'the host failed' });
  }
}

/** Lets in whoever shows the token or has the cookie, and answers them. */
async function admitted(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Refusal | null> {
  const { path, query } = targetOf(request);
  const { token, more } = path === '/' ? shownIn(query) : NOTHING_SHOWN;
  if (token !== null) return admit(host, token, more, response);
  if (!host.session.knows(request.headers.cookie)) {
    return { status: 403, what: 'open Galley from the address it printed' };
  }
  if (path === '/send') return call(host, request, response);
  if (path === '/events') host.streams.add(response);
  else await asset(host, path, request, response);
  return null;
}

/** What an address shows: the token, and what else is asked for in it, such as a language. */
interface Shown {
  readonly token: string | null;
  readonly more: string;
}

const NOTHING_SHOWN: Shown = { token: null, more: '' };

function shownIn(query: string): Shown {
  const asked = new URLSearchParams(query);
  const token = asked.get('token');
  asked.delete('token');
  return { token, more: asked.toString() };
}

/** The token goes into a cookie and out of the address, the history and every screenshot; the rest stays. */
function admit({ session }: Host, token: string, more: string, response: ServerResponse): Refusal | null {
  const cookie = session.admit(token);
  if (cookie === null) return { status: 403, what: 'this address is no longer good' };
  const location = more === '' ? '/' : `/?${more}`;
  response
    .writeHead(303, { 'set-cookie': cookie, location, 'cache-control': 'no-store', 'content-length': 0 })
    .end();
  return null;
}

async function call(
  { dispatch }: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Refusal | null> {
  const body = await bodyOf(request);
  if (isRefusal(body)) return body;
  const asked = callIn(body);
  if (asked === null) return { status: 400, what: 'a call is {channel, params} in JSON' };
  sendReply(response, 200, await dispatch(asked.channel, asked.params));
  return null;
}

/** Only the envelope is looked at here; channel and parameters are parsed where they are answered. */
function callIn(body: string): { channel: unknown; params: unknown } | null {
  try {
    const value = decodeWire(body, (text) => new Uint8Array(Buffer.from(text, 'base64')));
    if (typeof value !== 'object' || value === null) return null;
    const { channel, params, ...more } = value as Record<string, unknown>;
    return Object.keys(more).length === 0 ? { channel, params } : null;
  } catch {
    return null;
  }
}

async function asset(
  { assetFor }: Host,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, headers, body } = await assetFor(path);
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
