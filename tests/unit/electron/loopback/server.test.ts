import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeWire, encodeWire } from '#shared/contract/wire';
import { assetsIn } from '#workbench/hosting/assets';
import type { Workbench } from '#workbench/ports';
import { MOST_BODY_BYTES } from '../../../../electron/loopback/body';
import { type Listening, listen } from '../../../../electron/loopback/server';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../harness/desks';
import { sendRaw } from '../../../harness/raw-http';

let root: string;
let remove: () => Promise<void>;
let desk: Workbench;
let server: Listening;
let windows: number[];
let onWindows: () => void;
let dispatched: unknown[];
let port: number;
let cookie: string;

beforeEach(async () => {
  ({ folder: root, remove } = await temporaryFolder());
  await mkdir(join(root, 'window', 'assets'), { recursive: true });
  await writeFile(join(root, 'window', 'index.html'), '<title>Galley</title>');
  await writeFile(join(root, 'window', 'assets', 'main.js'), 'run()');
  await writeFile(join(root, 'secret.html'), 'secret');
  desk = await openTestDesk(join(root, 'desk'));
  windows = [];
  onWindows = () => undefined;
  dispatched = [];
  server = await listen({
    dispatch: (channel, params) => {
      dispatched.push(channel);
      return desk.dispatch(channel, params);
    },
    assetFor: assetsIn(join(root, 'window')),
    port: 0,
    onWindows: (count) => {
      windows.push(count);
      onWindows();
    },
  });
  port = Number(new URL(server.url).port);
  cookie = await cookieFor(server.url);
});
afterEach(async () => {
  await server.close();
  await desk.close();
  await remove();
});

const pathOf = (url: string): string => url.slice(url.indexOf('/', 'http://'.length));
const host = (): string => `Host: 127.0.0.1:${port}`;
const origin = (): string => `Origin: http://127.0.0.1:${port}`;
const known = (): string => `Cookie: ${cookie}`;

async function cookieFor(url: string): Promise<string> {
  const { headers } = await sendRaw(port, [`GET ${pathOf(url)} HTTP/1.1`, host()]);
  return (headers['set-cookie'] ?? '').split(';')[0] ?? '';
}
const get = (path: string, ...headers: string[]) =>
  sendRaw(port, [`GET ${path} HTTP/1.1`, host(), known(), ...headers]);
const post = (body: string, ...headers: string[]) =>
  sendRaw(
    port,
    [
      'POST /send HTTP/1.1',
      ...(headers.length > 0 ? headers : [host(), known(), origin(), 'Content-Type: application/json']),
      `Content-Length: ${Buffer.byteLength(body)}`,
    ],
    body,
  );
const call = (channel: string, params: unknown): string =>
  encodeWire({ channel, params }, (bytes) => Buffer.from(bytes).toString('base64'));
const replyIn = (body: string): unknown => decodeWire(body, (text) => Buffer.from(text, 'base64'));

describe('the token', () => {
  it('becomes a cookie that no script and no other site gets, and leaves the address', async () => {
    const { status, headers } = await sendRaw(port, [`GET ${pathOf(server.url)} HTTP/1.1`, host()]);
    expect([status, headers.location]).toEqual([303, '/']);
    const parts = (headers['set-cookie'] ?? '').split('; ');
    expect(parts[0]).toMatch(new RegExp(`^galley-${port}=[\\w-]{43}$`));
    expect(parts.slice(1)).toEqual(['HttpOnly', 'SameSite=Strict', 'Path=/']);
    expect(headers['set-cookie']).not.toContain(new URL(server.url).searchParams.get('token'));
  });

  it('has 256 bits and is another one for every host', async () => {
    const other = await listen({
      dispatch: desk.dispatch,
      assetFor: assetsIn(join(root, 'window')),
      port: 0,
    });
    const tokens = [server, other].map(({ url }) => new URL(url).searchParams.get('token') ?? '');
    await other.close();
    expect(tokens.map((token) => Buffer.from(token, 'base64url').length)).toEqual([32, 32]);
    expect(tokens[0]).not.toBe(tokens[1]);
  });

  it('goes out of the address, and what else was asked for in it stays', async () => {
    const { pathname, search } = new URL(server.url);
    const plain = await sendRaw(port, [`GET ${pathname}${search} HTTP/1.1`, host()]);
    expect(plain).toMatchObject({ status: 303, headers: { location: '/' } });
    const more = await sendRaw(port, [
      `GET /?language=en-XA&${search.slice(1)}&x=//b%0d%0a HTTP/1.1`,
      host(),
    ]);
    expect(more).toMatchObject({ status: 303, headers: { location: '/?language=en-XA&x=%2F%2Fb%0D%0A' } });
  });

  it('as a ticket works once', async () => {
    const ticket = server.ticketUrl();
    expect(await cookieFor(ticket)).toBe(cookie);
    const again = await sendRaw(port, [`GET ${pathOf(ticket)} HTTP/1.1`, host()]);
    expect(again).toMatchObject({ status: 403 });
    expect(again.headers).not.toHaveProperty('set-cookie');
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(10_000)])('%.12s is wrong and gets nothing', async (token) => {
    const { status, headers } = await sendRaw(port, [`GET /?token=${token} HTTP/1.1`, host()]);
    expect(status).toBe(403);
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('wrong beside a good cookie is still refused', async () => {
    expect(await get('/?token=wrong')).toMatchObject({ status: 403 });
  });
});

describe('without the cookie', () => {
  it.each(['/', '/index.html', '/assets/main.js', '/events', '/none'])('%s is refused', async (path) => {
    const { status, body } = await sendRaw(port, [`GET ${path} HTTP/1.1`, host()]);
    expect(status).toBe(403);
    expect(body).toContain('open Galley from the address it printed');
  });

  it('a call is refused, in the contract’s own form, and not carried out', async () => {
    const { status, body } = await post(
      call('desk.describe', {}),
      host(),
      origin(),
      'Content-Type: application/json',
    );
    expect(status).toBe(403);
    expect(replyIn(body)).toMatchObject({ ok: false, error: { tag: 'refused' } });
    expect(dispatched).toEqual([]);
  });

  it.each([
    ['another value', (name: string) => `${name}=${'A'.repeat(43)}`],
    ['the token as its value', (name: string) => `${name}=${new URL(server.url).searchParams.get('token')}`],
    ['another name', (_: string, value: string) => `galley=${value}`],
    ['an empty value', (name: string) => `${name}=`],
  ])('%s does not help', async (_, forge) => {
    const [name = '', value = ''] = cookie.split('=');
    const forged = `Cookie: ${forge(name, value)}`;
    expect(await sendRaw(port, ['GET / HTTP/1.1', host(), forged])).toMatchObject({ status: 403 });
  });

  it('it is found among others', async () => {
    const many = `Cookie: a=b; ${cookie}; galley-1=x`;
    expect(await sendRaw(port, ['GET / HTTP/1.1', host(), many])).toMatchObject({ status: 200 });
  });
});

describe('another host', () => {
  it.each([
    ['a rebound name', () => [`Host: evil.example:${port}`]],
    ['localhost', () => [`Host: localhost:${port}`]],
    ['no port', () => ['Host: 127.0.0.1']],
    ['another port', () => [`Host: 127.0.0.1:${port + 1}`]],
    ['the address in other letters', () => [`Host: 127.1:${port}`]],
    ['two of them', () => [host(), 'Host: evil.example']],
    ['two of the same', () => [host(), host()]],
  ])('%s is refused', async (_, hosts) => {
    const { status } = await sendRaw(port, ['GET / HTTP/1.1', ...hosts(), known()]);
    expect([400, 403]).toContain(status);
  });

  it('none at all is refused', async () => {
    expect(await sendRaw(port, ['GET / HTTP/1.1', known()])).toMatchObject({ status: 400 });
    expect(await sendRaw(port, ['GET / HTTP/1.0', known()])).toMatchObject({ status: 403 });
  });

  it('in the request line is refused', async () => {
    const { status } = await sendRaw(port, [`GET http://evil.example/ HTTP/1.1`, host(), known()]);
    expect(status).toBe(400);
  });
});

describe('another origin', () => {
  const json = 'Content-Type: application/json';
  it.each([
    ['of another site', () => ['Origin: https://evil.example']],
    ['of another port', () => [`Origin: http://127.0.0.1:${port + 1}`]],
    ['of localhost', () => [`Origin: http://localhost:${port}`]],
    ['that is null', () => ['Origin: null']],
    ['that is missing', () => []],
    [
      'that is ours, on a request the browser calls cross-site',
      () => [origin(), 'Sec-Fetch-Site: cross-site'],
    ],
    ['that is ours, from another port', () => [origin(), 'Sec-Fetch-Site: same-site']],
  ])('%s may not call', async (_, headers) => {
    const { status, body } = await post(call('desk.describe', {}), host(), known(), json, ...headers());
    expect(status).toBe(403);
    expect(replyIn(body)).toMatchObject({ ok: false, error: { tag: 'refused' } });
    expect(dispatched).toEqual([]);
  });

  it.each(['/events', '/assets/main.js'])('may not load %s', async (path) => {
    expect(await get(path, 'Sec-Fetch-Site: same-site', 'Sec-Fetch-Mode: cors')).toMatchObject({
      status: 403,
    });
    expect(await get(path, 'Origin: https://evil.example')).toMatchObject({ status: 403 });
    expect(windows).toEqual([]);
  });

  it('gets no permission to read anything', async () => {
    const { headers } = await get('/');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    const preflight = await sendRaw(port, [
      'OPTIONS /send HTTP/1.1',
      host(),
      'Origin: https://evil.example',
      'Access-Control-Request-Method: POST',
    ]);
    expect(preflight.status).toBe(405);
  });
});

describe('a call', () => {
  it('is answered with the contract’s reply, bytes and all', async () => {
    const file = { path: 'a.txt', bytes: bytesOf('It happened.') };
    const { status, headers, body } = await post(call('report.import', { files: [file] }));
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(replyIn(body)).toMatchObject({ ok: true, value: [{ ok: true, words: 2 }] });
  });

  it.each([
    ['an unknown channel', 'no.such', {}, 'there is no channel'],
    ['a field too many', 'report.list', { offset: 0, more: 1 }, 'Unrecognized key'],
    ['a wrong field', 'verdict.give', { claim: 'c1', verdict: 'maybe' }, 'verdict'],
    ['bytes that are none', 'report.import', { files: [{ path: 'a', bytes: 'text' }] }, 'files[0].bytes'],
    ['an empty batch', 'report.import', { files: [] }, 'files'],
  ])('with %s is refused by the contract', async (_, channel, params, what) => {
    const { status, body } = await post(call(channel, params));
    expect(status).toBe(200);
    expect(replyIn(body)).toMatchObject({ ok: false, error: { what: expect.stringContaining(what) } });
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['a word', '"desk.describe"'],
    ['null', 'null'],
    ['a third field', '{"channel":"desk.describe","params":{},"sender":"me"}'],
  ])('that is %s is refused', async (_, body) => {
    const answer = await post(body);
    expect(replyIn(answer.body)).toMatchObject({ ok: false, error: { tag: 'invalid' } });
  });

  it('does not reach into prototypes', async () => {
    const { body } = await post('{"channel":"__proto__","params":{"__proto__":{"polluted":1}}}');
    expect(replyIn(body)).toMatchObject({ ok: false, error: { tag: 'invalid' } });
    expect({}).not.toHaveProperty('polluted');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'as %j, which forms can send, is refused',
    async (type) => {
      const { status } = await post(
        call('desk.describe', {}),
        host(),
        known(),
        origin(),
        `Content-Type: ${type}`,
      );
      expect(status).toBe(415);
      expect(dispatched).toEqual([]);
    },
  );

  it('announced too large is refused before it is sent', async () => {
    const answer = await sendRaw(port, [
      'POST /send HTTP/1.1',
      host(),
      known(),
      origin(),
      'Content-Type: application/json',
      `Content-Length: ${MOST_BODY_BYTES + 1}`,
    ]);
    expect(answer.status).toBe(413);
    expect(replyIn(answer.body)).toMatchObject({
      ok: false,
      error: { todo: expect.stringContaining('fewer') },
    });
  });

  it('that grows too large is refused, and the host goes on', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/send`, {
      method: 'POST',
      headers: { cookie, origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' },
      body: new Blob([new Uint8Array(MOST_BODY_BYTES + 1).fill(32)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(replyIn(await response.text())).toMatchObject({ ok: false, error: { tag: 'refused' } });
    expect(await get('/')).toMatchObject({ status: 200 });
  });

  it('carries the largest report there may be', async () => {
    const bytes = new Uint8Array(10_000_000).fill(97);
    const { body } = await post(call('report.import', { files: [{ path: 'book.txt', bytes }] }));
    expect(replyIn(body)).toMatchObject({ ok: true, value: [{ ok: true }] });
  });

  it('that breaks its handler tells nothing of it', async () => {
    const broken = await listen({
      dispatch: () => Promise.reject(new Error('secret detail at /home/ann')),
      assetFor: assetsIn(join(root, 'window')),
      port: 0,
    });
    const brokenPort = Number(new URL(broken.url).port);
    const { headers } = await sendRaw(brokenPort, [
      `GET ${pathOf(broken.url)} HTTP/1.1`,
      `Host: 127.0.0.1:${brokenPort}`,
    ]);
    const answer = await sendRaw(
      brokenPort,
      [
        'POST /send HTTP/1.1',
        `Host: 127.0.0.1:${brokenPort}`,
        `Origin: http://127.0.0.1:${brokenPort}`,
        `Cookie: ${(headers['set-cookie'] ?? '').split(';')[0]}`,
        'Content-Type: application/json',
        'Content-Length: 2',
      ],
      '{}',
    );
    await broken.close();
    expect(answer.status).toBe(500);
    expect(answer.body).not.toMatch(/secret|ann|at \S+:\d+/);
  });
});

describe('other methods', () => {
  it.each([
    ['PUT', '/'],
    ['POST', '/'],
    ['DELETE', '/assets/main.js'],
    ['TRACE', '/'],
    ['PATCH', '/send'],
    ['GET', '/send'],
    ['HEAD', '/send'],
    ['HEAD', '/events'],
    ['POST', '/events'],
  ])('%s %s is not answered', async (method, path) => {
    const { status, headers } = await sendRaw(port, [
      `${method} ${path} HTTP/1.1`,
      host(),
      known(),
      origin(),
    ]);
    expect(status).toBe(405);
    expect(headers.allow).toMatch(/^(GET, HEAD|POST|GET)$/);
  });

  it('HEAD gives the headers of GET without the body', async () => {
    const { status, headers, body } = await sendRaw(port, ['HEAD /assets/main.js HTTP/1.1', host(), known()]);
    expect([status, headers['content-length'], body]).toEqual([200, '5', '']);
  });
});

describe('the window’s files', () => {
  it('come with the policy', async () => {
    const { status, headers } = await get('/');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/%252e%252e/secret.html',
    '/..\\secret.html',
    '/assets/..%5c..%5csecret.html',
    '//127.0.0.1/../secret.html',
    '/assets/main.js%00.html',
    '/etc/passwd',
    '/%',
  ])('%s is not one of them', async (path) => {
    const { status, body } = await get(path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('secret');
  });

  it('refusals carry the safe headers too', async () => {
    const { headers } = await sendRaw(port, ['GET / HTTP/1.1', host()]);
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
});

describe('events', () => {
  /** An event stream read line by line. */
  async function stream() {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET /events HTTP/1.1\r\n${host()}\r\n${known()}\r\nAccept: text/event-stream\r\n\r\n`);
    let text = '';
    const waiting = new Map<string, () => void>();
    socket.setEncoding('utf8').on('data', (part) => {
      text += part;
      for (const [wanted, found] of waiting) if (text.includes(wanted)) found();
    });
    const heard = (wanted: string) =>
      new Promise<void>((resolve) => {
        waiting.set(wanted, resolve);
        if (text.includes(wanted)) resolve();
      });
    await heard('retry:');
    return { heard, text: () => text, socket };
  }

  it('reach every window, named, as JSON', async () => {
    const both = await Promise.all([stream(), stream()]);
    server.tell('desk.changed', { seq: 7, touched: ['r2'] });
    for (const window of both) {
      await window.heard('event: desk.changed\ndata: {"seq":7,"touched":["r2"]}\n\n');
      expect(window.text()).toContain('content-type: text/event-stream');
      window.socket.destroy();
    }
  });

  it('count the windows as they come and go', async () => {
    const window = await stream();
    expect(windows).toEqual([1]);
    const gone = new Promise<void>((resolve) => {
      onWindows = resolve;
    });
    window.socket.destroy();
    await gone;
    expect(windows).toEqual([1, 0]);
  });

  it('end when the host ends', async () => {
    const { socket } = await stream();
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await server.close();
    await ended;
  });
});

describe('the port', () => {
  it('belongs to this machine alone', () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });

  it('that is taken is named', async () => {
    await expect(
      listen({ dispatch: desk.dispatch, assetFor: assetsIn(join(root, 'window')), port }),
    ).rejects.toThrow(`port ${port}: this port is taken`);
  });

  it('is given back only after calls under way are answered', async () => {
    let finish: (reply: { ok: true; value: string }) => void = () => undefined;
    let begun: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = await listen({
      dispatch: () => {
        begun();
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
      assetFor: assetsIn(join(root, 'window')),
      port: 0,
    });
    const at = new URL(slow.url).origin;
    const admitted = await fetch(slow.url, { redirect: 'manual' });
    const answered = fetch(`${at}/send`, {
      method: 'POST',
      headers: {
        cookie: (admitted.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
        origin: at,
        'content-type': 'application/json',
      },
      body: '{}',
    });
    await started;
    const closed = slow.close();
    finish({ ok: true, value: 'done' });
    expect(await (await answered).json()).toEqual({ ok: true, value: 'done' });
    await closed;
  });
});
