import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import { LOOK_PLACEHOLDER, type Look } from '#shared/contract/look';
import { contentSecurityPolicy, NONCE_PLACEHOLDER } from '#shared/contract/policy';
import { lookAttributes } from './first-look';

/** An answer as any host can give it. */
export interface Asset {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Answers with the file of the built window that a URL's path names; 404 for everything else. Never rejects for a bad path. */
export type AssetFor = (pathname: string) => Promise<Asset>;

/** Every file type the build makes. Whatever is not here is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.wasm': 'application/wasm',
};

/** What every answer of a host carries, errors included. */
export const SAFE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/** For answers that are no documents of ours: nothing in them may run or load. */
export const NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'";

const INDEX = '/index.html';

/**
 * Serves the built window from `folder`. What may be served is decided here, once: the plain files found there now. A
 * request's path is only ever looked up among them and never becomes a path on the disk, so no spelling of `..`, no
 * encoding and no symbolic link leads out.
 * @param look how the page is to look from its first paint on; asked at every load
 * @throws FaultError when the window has not been built.
 */
export function assetsIn(folder: string, look: () => Look | null = () => null): AssetFor {
  if (!existsSync(join(folder, INDEX))) {
    throw new FaultError('not-found', 'the window has not been built', folder, 'Run npm run build.');
  }
  const files = new Map([...filesIn(folder, '')].map((name) => [name, join(folder, name)]));
  return async (pathname) => {
    const name = pathname === '/' ? INDEX : pathname;
    const path = files.get(name);
    const bytes = path === undefined ? null : await readFile(path).catch(() => null);
    if (bytes === null) return NOT_FOUND;
    return name === INDEX ? page(bytes, look()) : file(name, bytes);
  };
}

function* filesIn(root: string, below: string): Generator<string> {
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const name = `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(root, name);
    else if (entry.isFile() && extname(name) in TYPES) yield name;
  }
}

/** The page gets a nonce of its own at every load, and the look the user chose. */
function page(html: Buffer, look: Look | null): Asset {
  const nonce = randomBytes(16).toString('base64');
  return {
    status: 200,
    headers: {
      ...SAFE_HEADERS,
      'content-type': TYPES['.html'] as string,
      'content-security-policy': contentSecurityPolicy(nonce),
      'cache-control': 'no-store',
    },
    body: new TextEncoder().encode(
      html
        .toString('utf8')
        .replaceAll(NONCE_PLACEHOLDER, nonce)
        .replace(LOOK_PLACEHOLDER, look ? lookAttributes(look) : ''),
    ),
  };
}

const file = (name: string, bytes: Buffer): Asset => ({
  status: 200,
  headers: {
    ...SAFE_HEADERS,
    'content-type': TYPES[extname(name)] as string,
    'content-security-policy': NOTHING_RUNS,
    'cache-control': 'no-cache',
  },
  body: new Uint8Array(bytes),
});

const NOT_FOUND: Asset = {
  status: 404,
  headers: {
    ...SAFE_HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': NOTHING_RUNS,
    'cache-control': 'no-store',
  },
  body: new TextEncoder().encode('There is nothing here.\n'),
};
