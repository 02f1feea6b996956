import type { IncomingMessage } from 'node:http';

/** Why a request is not answered. `allow` belongs to a 405. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 413 | 415 | 500;
  readonly what: string;
  readonly allow?: string;
}

/** A request's address as it was sent: nothing resolved, nothing decoded. */
export interface Target {
  readonly path: string;
  readonly query: string;
}

export function targetOf(request: IncomingMessage): Target {
  const url = request.url ?? '';
  const at = url.indexOf('?');
  return at === -1 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

const ROUTES: Readonly<Record<string, readonly string[]>> = { '/send': ['POST'], '/events': ['GET'] };
const ASSETS = ['GET', 'HEAD'];

/**
 * What is wrong with a request's headers, whoever sends it. A page of another origin that has found the port gives
 * itself away by its Host (after DNS rebinding), its Origin, or Sec-Fetch-Site.
 */
export function refusalOf(request: IncomingMessage, authority: string): Refusal | null {
  const { path } = targetOf(request);
  const method = request.method ?? '';
  const allowed = ROUTES[path] ?? ASSETS;
  if (!onlyHost(request, authority)) return { status: 403, what: 'this is not the host you asked for' };
  if (!path.startsWith('/')) return { status: 400, what: 'only a path can be asked for here' };
  if (!allowed.includes(method)) {
    return { status: 405, what: `${method} is not answered here`, allow: allowed.join(', ') };
  }
  if (!sameOrigin(request, authority)) return { status: 403, what: 'another page may not ask here' };
  return null;
}

/** Exactly one Host header: what is checked must be what everybody else would read. */
function onlyHost({ rawHeaders }: IncomingMessage, authority: string): boolean {
  const hosts = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'host');
  return hosts.length === 1 && hosts[0] === authority;
}

function sameOrigin({ method, headers }: IncomingMessage, authority: string): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  const ours = origin === `http://${authority}`;
  if (method !== 'GET' && method !== 'HEAD') return ours && (site === undefined || site === 'same-origin');
  if (origin !== undefined && !ours) return false;
  // A link to the window may be followed from anywhere; what the window is made of may be loaded by itself only.
  return site === undefined || site === 'same-origin' || site === 'none' || isNavigation(headers);
}

const isNavigation = (headers: IncomingMessage['headers']): boolean =>
  headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
