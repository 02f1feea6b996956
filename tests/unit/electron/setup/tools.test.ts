import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { hasDisplay } from '../../../../electron/setup/commands/start.mjs';
import { isSupported } from '../../../../electron/setup/node-version.mjs';
import { reasonIn } from '../../../../electron/setup/open/desktop.mjs';
import { npm } from '../../../../electron/setup/steps/install.mjs';
import { adviceOn } from '../../../../electron/setup/tools/advice.mjs';
import { progressOn } from '../../../../electron/setup/tools/progress.mjs';
import { run } from '../../../../electron/setup/tools/run.mjs';

test.each([
  ['18.20.8', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['21.7.3', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['24.1.0', true],
])('Node %s is supported: %s', (version, supported) => {
  expect(isSupported(version)).toBe(supported);
});

test('npm is started without a shell where it told us where it is, and not mistaken for another manager', () => {
  expect(npm(['ci'], { npm_execpath: '/n/npm-cli.js' })).toEqual({
    command: process.execPath,
    args: ['/n/npm-cli.js', 'ci'],
    shell: false,
  });
  expect(npm(['ci'], { npm_execpath: '/n/yarn.js' }).args).toEqual(['ci']);
});

test.each([
  ['npm error code EAI_AGAIN', 'network cannot be reached'],
  ['npm error network tunneling socket could not be established, statusCode=407', 'proxy'],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', 'NODE_EXTRA_CA_CERTS'],
  ['npm error nospc ENOSPC: no space left on device', 'disk is full'],
  ['npm error code EUSAGE', 'npm install'],
])('%s is explained', (output, advice) => {
  expect(adviceOn(output)).toContain(advice);
});

test('what nobody foresaw is not explained away', () => {
  expect(adviceOn('npm error code EWHATEVER')).toBeNull();
});

test.each([
  ['[1:0101/1.1:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found', 'sandbox'],
  [
    '/x/electron: error while loading shared libraries: libnss3.so: cannot open shared object file',
    'the system lacks libnss3.so',
  ],
  ['[1:0101/1.1:ERROR:ozone_platform_x11.cc(250)] Missing X server or $DISPLAY', 'no display can be opened'],
  ['first\n[1:0101/1.1:ERROR:x.cc(1)] something new', 'status 9, something new'],
  ['', 'status 9'],
])('the reason in %j', (output, reason) => {
  expect(reasonIn(output, 9)).toContain(reason);
});

test('a display is assumed but on Linux without one, and never on a build server', () => {
  expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
  expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false);
  expect(hasDisplay({ platform: 'darwin', env: {} })).toBe(true);
  expect(hasDisplay({ platform: 'win32', env: { CI: 'true' } })).toBe(false);
});

const written = (isTTY: boolean) => {
  const lines: string[] = [];
  return { lines, isTTY, write: (text: string) => void lines.push(text) };
};

test('a quick step leaves no trace', async () => {
  const out = written(false);
  expect(await progressOn(out).step('counting', async () => 3)).toBe(3);
  expect(out.lines).toEqual([]);
});

test('a long step has a line when it is seen to be long and one at its end, also where it fails', async () => {
  vi.useFakeTimers();
  const out = written(false);
  const failing = progressOn(out).step('counting', () => {
    return new Promise((_resolve, reject) => setTimeout(() => reject(new Error('lost')), 5000));
  });
  const failure = expect(failing).rejects.toThrow('lost');
  await vi.advanceTimersByTimeAsync(2000);
  expect(out.lines).toEqual(['counting …\n']);
  await vi.advanceTimersByTimeAsync(3000);
  await failure;
  expect(out.lines).toEqual(['counting …\n', 'counting … failed after 5 s\n']);
  vi.useRealTimers();
});

test('on a terminal one line is kept up to date, with the last detail', async () => {
  vi.useFakeTimers();
  const out = written(true);
  const done = progressOn(out).step('fetching', async (tell) => {
    tell('12 MB');
    await new Promise((resolve) => setTimeout(resolve, 3500));
  });
  await vi.advanceTimersByTimeAsync(3500);
  await done;
  vi.useRealTimers();
  const drawn = out.lines.map((text) => text.replace('\r\u001b[2K', ''));
  expect(drawn).toEqual(['fetching … 2 s, 12 MB', 'fetching … 3 s, 12 MB', 'fetching … done in 4 s\n']);
  expect(out.lines.every((text) => text.startsWith('\r'))).toBe(true);
});

const node = (script: string, options = {}) => run(process.execPath, ['-e', script], options);

test('a program’s output and status come back, whatever they are', async () => {
  expect(await node('console.log(1); process.exitCode = 4')).toEqual({
    status: 4,
    output: '1\n',
    how: 'itself',
  });
});

test('a program that cannot be started has status 127 and a reason', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-run-'));
  const ended = await run(join(folder, 'missing'), []);
  expect(ended).toMatchObject({ status: 127, output: expect.stringContaining('ENOENT') });
  rmSync(folder, { recursive: true });
});

const FOREVER = 'setInterval(() => {}, 1000)';

test('a program past its limit is ended', async () => {
  expect((await node(FOREVER, { limitMs: 50 })).how).toBe('too long');
});

test('a program without a sign of life is ended; one whose pulse goes on is not', async () => {
  expect((await node(FOREVER, { stallMs: 50 })).how).toBe('stalled');
  let beats = 0;
  const pulse = () => ++beats;
  expect((await node('setTimeout(() => {}, 400)', { stallMs: 50, pulse })).how).toBe('itself');
});
