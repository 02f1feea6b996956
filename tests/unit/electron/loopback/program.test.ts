import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { built } from '../../../harness/built-host';
import { temporaryFolder } from '../../../harness/desks';
import { connectLoopback } from '../../../harness/loopback-client';

let data: string;
let remove: () => Promise<void>;
let children: ChildProcess[];
beforeEach(async () => {
  ({ folder: data, remove } = await temporaryFolder());
  children = [];
});
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await remove();
});

/** The built host as a program, with what it prints. */
function start(flags: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [built('main/loopback.js'), ...flags], {
    env: { ...process.env, GALLEY_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const ended = Promise.all([once(child, 'exit'), text(child.stderr)]).then(([[status, signal], stderr]) => ({
    status: status as number | null,
    signal: signal as string | null,
    stderr,
  }));
  const printed: string[] = [];
  const lines = createInterface({ input: child.stdout }).on('line', (line) => printed.push(line));
  const firstLine = Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    ended.then(({ stderr }) => Promise.reject(new Error(`it ended: ${stderr}`))),
  ]);
  firstLine.catch(() => undefined);
  return { child, ended, firstLine, printed };
}
const urlIn = (line: string): string => (JSON.parse(line) as { url: string }).url;

describe('the loopback host as a program', () => {
  it('with --json prints its address in one line, and nothing else', async () => {
    const { child, firstLine, ended, printed } = start(['--json']);
    const url = urlIn(await firstLine);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
    child.kill('SIGTERM');
    expect(await ended).toEqual({ status: 0, signal: null, stderr: '' });
    expect(printed).toHaveLength(1);
  });

  it('without it prints the address for people', async () => {
    const { firstLine } = start([]);
    expect(await firstLine).toMatch(/^Galley is at http:\/\/127\.0\.0\.1:\d+\/\?token=/);
  });

  it('answers on the port it was given', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const { firstLine } = start(['--json', '--port', String(port)]);
    expect(new URL(urlIn(await firstLine)).port).toBe(String(port));
  });

  it('names a port that is taken, in one line, and ends with 1', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const { status, stderr } = await start(['--port', String(port)]).ended;
    taken.close();
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(new RegExp(`^galley: port ${port}: .*taken.*\\n$`)),
    ]);
  });

  it.each([['--prot', '1'], ['--port'], ['--port', 'http'], ['--port', '70000'], ['stray']])(
    '%s %s is no call: one line, status 2',
    async (...flags) => {
      const { status, stderr } = await start(flags).ended;
      expect(status).toBe(2);
      expect(stderr).toMatch(/^galley: .+ See --help\.\n$/);
    },
  );

  it('names a desk folder that is a file, and ends with 1', async () => {
    await writeFile(join(data, 'file'), '');
    const { status, stderr } = await start([], { GALLEY_DESK: join(data, 'file') }).ended;
    expect(status).toBe(1);
    expect(stderr).toContain(`${join(data, 'file')}: is a file where a desk folder should be`);
  });

  it('with --until-closed ends after its last window has gone', async () => {
    const { firstLine, ended } = start(['--json', '--until-closed']);
    const window = await connectLoopback(urlIn(await firstLine));
    expect(await window.send('desk.describe', {})).toMatchObject({ kind: 'sample', counts: { reports: 2 } });
    window.close();
    expect(await ended).toEqual({ status: 0, signal: null, stderr: '' });
  });

  it.skipIf(process.platform === 'win32')('at a signal finishes and lets go of the desk', async () => {
    const { child, firstLine, ended } = start(['--json']);
    const window = await connectLoopback(urlIn(await firstLine));
    await window.send('desk.describe', {});
    expect(await readdir(join(data, 'sample'))).toContain('desk.holder.json');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ status: 0, signal: null });
    expect(await readdir(join(data, 'sample'))).not.toContain('desk.holder.json');
    window.close();
  });
});

describe('without a window', () => {
  it('tells what the desk holds, prints the sheet, and with --once ends there', async () => {
    const { ended, printed } = start(['--headless', '--once']);
    expect(await ended).toEqual({ status: 0, signal: null, stderr: '' });
    const path = /^Verdict sheet: (.+)$/.exec(printed.at(-1) ?? '')?.[1] ?? '';
    expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(printed.join('\n')).toContain('Formal peace talks have resumed');
  });

  it('ends with 1 when the sheet cannot be printed', async () => {
    const { ended, printed } = start(['--headless', '--once'], { GALLEY_CHROMIUM: join(data, 'none') });
    expect((await ended).status).toBe(1);
    expect(printed.at(-1)).toContain(join(data, 'none'));
  });
});

describe.skipIf(process.platform === 'win32')('with --open', () => {
  /** A program in Chromium's place that notes how it was called and ends with a status. */
  async function chromiumEndingWith(status: number): Promise<{ path: string; args: string }> {
    const folder = join(data, 'fake');
    await mkdir(folder, { recursive: true });
    const [path, args] = [join(folder, 'chromium'), join(folder, 'args')];
    await writeFile(
      path,
      `#!/bin/sh\nprintf '%s\\n' "$@" > "${args}.new" && mv "${args}.new" "${args}"\nexit ${status}\n`,
    );
    await chmod(path, 0o755);
    return { path, args };
  }

  it('starts Chromium with an address that works once and a profile of its own', async () => {
    const { path, args } = await chromiumEndingWith(1);
    const { firstLine, child, ended } = start(['--open', '--json'], { GALLEY_CHROMIUM: path });
    const url = urlIn(await firstLine);
    await expect
      .poll(() =>
        stat(args).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    const flags = (await readFile(args, 'utf8')).trim().split('\n');
    const address = flags[0]?.replace(/^--app=/, '') ?? '';
    expect(new URL(address).origin).toBe(new URL(url).origin);
    expect(address).not.toBe(url);
    const admissions = [
      await fetch(address, { redirect: 'manual' }),
      await fetch(address, { redirect: 'manual' }),
    ];
    expect(admissions.map(({ status }) => status)).toEqual([303, 403]);
    expect(flags).toContain(`--user-data-dir=${join(data, 'window')}`);
    expect(flags).toContain('--proxy-server=127.0.0.1:9');
    expect(flags.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
    child.kill('SIGTERM');
    expect((await ended).stderr).toContain('ended (status 1) without a window');
  });

  it('serves on where no Chromium can be started', async () => {
    const { firstLine, child, ended } = start(['--open', '--json'], { GALLEY_CHROMIUM: join(data, 'none') });
    expect((await fetch(urlIn(await firstLine), { redirect: 'manual' })).status).toBe(303);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0, stderr: expect.stringContaining(join(data, 'none')) });
  });
});
