import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, NONCE_PLACEHOLDER } from '#shared/contract/policy';
import { type AssetFor, assetsIn } from '#workbench/hosting/assets';
import { temporaryFolder } from '../../../../harness/desks';

let root: string;
let remove: () => Promise<void>;
let assetFor: AssetFor;
const textAt = async (path: string): Promise<string> => Buffer.from((await assetFor(path)).body).toString();

beforeEach(async () => {
  ({ folder: root, remove } = await temporaryFolder());
  const window = join(root, 'window');
  await mkdir(join(window, 'assets'), { recursive: true });
  await writeFile(join(root, 'secret.js'), 'secret');
  await writeFile(
    join(window, 'index.html'),
    `<meta nonce="${NONCE_PLACEHOLDER}"><style nonce="${NONCE_PLACEHOLDER}"></style>`,
  );
  await writeFile(join(window, 'assets', 'main-1a2b.js'), 'run()');
  await writeFile(join(window, 'assets', 'font.woff2'), new Uint8Array([0, 255, 1]));
  await writeFile(join(window, 'assets', 'notes.exe'), 'odd');
  await symlink(join(root, 'secret.js'), join(window, 'assets', 'link.js'));
  await symlink(root, join(window, 'out'));
  assetFor = assetsIn(window);
});
afterEach(() => remove());

describe('the window’s files', () => {
  it.each(['/', '/index.html'])(
    'give the page at %s under a policy with the nonce it carries',
    async (path) => {
      const { headers, body } = await assetFor(path);
      const html = Buffer.from(body).toString();
      const [, nonce] = /style nonce="([^"]+)"/.exec(html) ?? [];
      expect(html).toContain(`<meta nonce="${nonce}">`);
      expect(Buffer.from(String(nonce), 'base64')).toHaveLength(16);
      expect(headers['content-security-policy']).toBe(contentSecurityPolicy(String(nonce)));
      expect(headers['cache-control']).toBe('no-store');
    },
  );

  it('get a new nonce at every load', async () => {
    expect(await textAt('/')).not.toBe(await textAt('/'));
  });

  it.each([
    ['/assets/main-1a2b.js', 'text/javascript; charset=utf-8', 'run()'],
    ['/assets/font.woff2', 'font/woff2', '\0\uFFFD\u0001'],
  ])('serve %s as %s, byte for byte', async (path, type, text) => {
    const { status, headers } = await assetFor(path);
    expect([status, headers['content-type'], await textAt(path)]).toEqual([200, type, text]);
  });

  it('carry the safe headers, found or not', async () => {
    for (const path of ['/', '/assets/main-1a2b.js', '/none']) {
      expect((await assetFor(path)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
    }
  });

  it.each([
    '',
    'index.html',
    '//index.html',
    '/assets',
    '/assets/',
    '/none.js',
    '/../secret.js',
    '/assets/../../secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/%252e%252e/secret.js',
    '/..\\secret.js',
    '/..%5csecret.js',
    '/assets/main-1a2b.js%00',
    '/assets/main-1a2b.js\0',
    '/assets/%6dain-1a2b.js',
    '/assets/./main-1a2b.js',
    '/assets/main-1a2b.js/',
    '/assets/link.js',
    '/out/secret.js',
    '/assets/notes.exe',
    '/etc/passwd',
    '/C:/Windows/win.ini',
    '/__proto__',
    '/constructor',
  ])('do not include %j', async (path) => {
    expect(await assetFor(path)).toMatchObject({ status: 404 });
  });

  it('must have been built', async () => {
    expect(() => assetsIn(join(root, 'nowhere'))).toThrow(/has not been built.*npm run build/);
  });
});
