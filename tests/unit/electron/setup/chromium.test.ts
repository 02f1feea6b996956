import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findChromium, placesOf } from '../../../../electron/setup/chromium.mjs';
import { FakeProject } from './fake-project';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'galley-chromium-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function program(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  chmodSync(path, 0o755);
  return path;
}

const find = (env: Record<string, string> = {}, platform = 'linux') =>
  findChromium({ env: { PATH: join(home, 'bin'), ...env }, platform, home });

describe('finding a Chromium', () => {
  test('a machine without one has none', () => {
    expect(find({}, 'sunos')).toBeNull();
  });

  test('GALLEY_CHROMIUM comes before the machine’s own', () => {
    program(join(home, 'bin/chromium'));
    const mine = program(join(home, 'mine'));
    expect(find({ GALLEY_CHROMIUM: mine })).toEqual({ kind: 'chosen', path: mine, headless: false });
  });

  test('a GALLEY_CHROMIUM that cannot be run is an error that names it', () => {
    program(join(home, 'bin/chromium'));
    expect(() => find({ GALLEY_CHROMIUM: home })).toThrow(`GALLEY_CHROMIUM names ${home}`);
  });

  test('Chrome before Chromium before Edge, wherever they stand on the PATH', () => {
    const path = `${join(home, 'bin')}:${join(home, 'local')}`;
    const edge = program(join(home, 'bin/microsoft-edge'));
    expect(find({ PATH: path })?.path).toBe(edge);
    const chromium = program(join(home, 'local/chromium'));
    expect(find({ PATH: path })?.path).toBe(chromium);
    const chrome = program(join(home, 'local/google-chrome'));
    expect(find({ PATH: path })?.path).toBe(chrome);
  });

  test('a folder or a file without permission of that name is passed over', () => {
    mkdirSync(join(home, 'bin/google-chrome'), { recursive: true });
    chmodSync(program(join(home, 'bin/chromium')), 0o644);
    const edge = program(join(home, 'bin/microsoft-edge'));
    expect(find()?.path).toBe(edge);
  });

  test('the newest of Playwright’s, by number and not by name', () => {
    program(join(home, '.cache/ms-playwright/chromium-999/chrome-linux/chrome'));
    program(join(home, '.cache/ms-playwright/chromium-1199/chrome-linux/chrome'));
    const newest = program(join(home, '.cache/ms-playwright/chromium-1200/chrome-linux64/chrome'));
    program(join(home, '.cache/ms-playwright/chromium_headless_shell-1300/chrome-linux/chrome'));
    expect(find()).toEqual({ kind: 'playwright', path: newest, headless: false });
  });

  test('the one fetched from the registry is the last and shows no windows', () => {
    const fetched = program(join(home, '.cache/galley/chromium/chromium-headless'));
    expect(find()).toEqual({ kind: 'fetched', path: fetched, headless: true });
    program(join(home, 'bin/chromium'));
    expect(find()?.kind).toBe('chromium');
  });

  test('a snap, which cannot read hidden folders, comes after everything else', () => {
    const places = placesOf({ env: { PATH: '/snap/bin:/usr/bin' }, platform: 'linux', home });
    expect(places.filter(({ path }) => path.startsWith('/snap/'))).toEqual([places.at(-1)]);
  });

  test.each([
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', {}, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['win32', { PROGRAMFILES: '/P' }, '/P/Google/Chrome/Application/chrome.exe'],
    ['win32', { 'PROGRAMFILES(X86)': '/X' }, '/X/Microsoft/Edge/Application/msedge.exe'],
  ])('%s: applications where that system keeps them %o', (platform, env, path) => {
    expect(placesOf({ env, platform, home }).map((place) => place.path.replaceAll('\\', '/'))).toContain(
      path,
    );
  });
});

const isLinux = process.platform === 'linux';
if (!isLinux)
  console.log('not run here: getting a Chromium with stand-ins for apt, Playwright and npm (Linux only)');

describe.skipIf(!isLinux)('getting a Chromium', () => {
  let project: FakeProject;
  beforeEach(async () => {
    project = new FakeProject();
    project.env = {
      ...project.env,
      GALLEY_CHROMIUM: undefined,
      DISPLAY: undefined,
      WAYLAND_DISPLAY: undefined,
      PATH: join(project.root, 'fakes/bin'),
      PLAYWRIGHT_BROWSERS_PATH: join(project.root, 'browsers'),
      XDG_CACHE_HOME: join(project.root, 'cache'),
    };
    project.giveProgram('fakes/bin/apt-get', "note('apt-get ' + process.argv[2]);");
    project.giveScript('fake-packages/playwright/cli.js', "note('playwright install'); process.exit(1);");
    project.env.FAKE_NPM_INSTALL_FAILS = '1';
  });
  afterEach(() => project.remove());

  const start = () => project.run('start', '--once');
  const ways = () => project.done().filter((line) => !['npm ci', 'build'].includes(line));
  const apt = process.getuid?.() === 0 ? ['apt-get update', 'apt-get install'] : [];
  if (apt.length === 0) console.log('not run here: getting a Chromium with apt (as root only)');

  test('Galley starts without one after every way was tried, and they are not tried again', async () => {
    expect((await start()).stdout).toMatch(/^loopback --headless --once /);
    expect(ways()).toEqual([...apt, 'playwright install', 'npm install']);
    await start();
    expect(ways()).toEqual([]);
  });

  test.skipIf(apt.length === 0)(
    'as root, apt is told before it is run, and nothing after it is tried',
    async () => {
      const script = `note('apt-get ' + process.argv[2]);
      if (process.argv[2] === 'install') fs.writeFileSync(__dirname + '/chromium', '', { mode: 0o755 });`;
      project.giveProgram('fakes/bin/apt-get', script);
      expect((await start()).stderr).toContain(
        'Running: apt-get update && apt-get install -y --no-install-recommends chromium\n',
      );
      expect(ways()).toEqual(apt);
    },
  );

  test('Playwright’s download is taken where it works', async () => {
    const script = `note('playwright install');
      const folder = process.env.PLAYWRIGHT_BROWSERS_PATH + '/chromium-7/chrome-linux';
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(folder + '/chrome', '', { mode: 0o755 });`;
    project.giveScript('fake-packages/playwright/cli.js', script);
    await start();
    expect(ways()).toEqual([...apt, 'playwright install']);
  });

  test('the registry’s is unpacked with a starter that finds its libraries, and only then put in place', async () => {
    delete project.env.FAKE_NPM_INSTALL_FAILS;
    await start();
    expect(ways()).toContain('npm install');
    expect(project.read('cache/galley/chromium/chromium-headless')).toContain('LD_LIBRARY_PATH');
    expect(project.read('cache/galley/chromium/chromium')).toBe('the program');
    const found = findChromium({
      env: { XDG_CACHE_HOME: project.env.XDG_CACHE_HOME, PATH: '' },
      platform: 'linux',
      home,
    });
    expect(found?.kind).toBe('fetched');
    await start();
    expect(ways()).toEqual([]);
  });
});
