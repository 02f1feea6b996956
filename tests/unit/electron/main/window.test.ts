import { isAbsolute } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedMain, startMain } from '../../../harness/fake-electron/start';

let main: StartedMain;
beforeAll(async () => {
  main = await startMain();
});
afterAll(() => main.end());

describe('the window', () => {
  it('is sandboxed and isolated, without Node, embedding, spell-checking or weaker rules', () => {
    const { preload, ...preferences } = main.fake.window.options.webPreferences ?? {};
    expect(isAbsolute(String(preload))).toBe(true);
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  it('is shown when it has something to show, on its own paper', () => {
    expect(main.fake.window.options).toMatchObject({ show: false, backgroundColor: '#fcfbf8' });
    expect(main.fake.window.shown).toBe(true);
  });

  it('is remembered where it stood', () => {
    expect(main.fake.window.options).toMatchObject({ name: 'galley', windowStatePersistence: true });
  });

  it('follows the theme of the desk, frame and paper', async () => {
    await main.fake.invoke('galley:send', ['settings.change', { theme: 'dark' }]);
    expect(main.fake.themeSource).toBe('dark');
    expect(main.fake.window.background).toBe('#16171a');
  });
});

describe('the context menu', () => {
  const rolesAt = (isEditable: boolean, selectionText: string) => {
    main.fake.popups.length = 0;
    main.fake.window.contents.emit('context-menu', {}, { isEditable, selectionText });
    return main.fake.popups.map((items) => items.map(({ role }) => role));
  };
  it('edits in a field, copies what is selected, and is not shown otherwise', () => {
    expect(rolesAt(true, '')).toEqual([['cut', 'copy', 'paste', 'selectAll']]);
    expect(rolesAt(false, 'some words')).toEqual([['copy']]);
    expect(rolesAt(false, ' ')).toEqual([]);
  });
});

describe('the page', () => {
  const load = async (url: string, method?: string) => {
    const outcome = await main.fake.defaultSession.load(url, method);
    if (outcome.kind !== 'answered') throw new Error(outcome.kind);
    return outcome.response;
  };

  it('comes from app://galley/ under the policy, with the nonce it carries', async () => {
    expect(main.fake.window.contents.mainFrame.url).toBe('app://galley/');
    const response = await load('app://galley/');
    const policy = response.headers.get('content-security-policy') ?? '';
    const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(await response.text()).toContain(`nonce="${nonce}"`);
  });

  it.each([
    'app://galley/../package.json',
    'app://galley/..%2f..%2fpackage.json',
    'app://galley/%2e%2e/main/index.js',
    'app://galley/..\\main\\index.js',
    'app://galley/main/index.js',
  ])('has no %s', async (url) => {
    expect((await load(url)).status).toBe(404);
  });

  it.each([
    ['app://elsewhere/', 'GET'],
    ['app://galley.evil/', 'GET'],
    ['app://galley/', 'POST'],
  ])('%s by %s is refused', async (url, method) => {
    const outcome = await main.fake.defaultSession.load(url, method);
    if (outcome.kind === 'answered') expect(outcome.response.status).toBe(403);
    else expect(outcome.kind).toBe('blocked');
  });
});

describe('the network', () => {
  it.each([
    'http://127.0.0.1:5173/',
    'https://example.com/',
    'http://localhost/',
    'ws://example.com/',
    'wss://localhost:5173/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'chrome://gpu/',
    'chrome-extension://abc/x.js',
    'app://elsewhere/',
    'APP://ELSEWHERE/',
    'https://app/galley/',
    'filesystem:app://galley/x',
    'not an address',
  ])('%s is refused', async (url) => {
    expect(await main.fake.defaultSession.load(url)).toEqual({ kind: 'blocked' });
  });

  it.each(['data:,x', 'blob:app://galley/1234', 'devtools://devtools/x.html'])('%s is not', async (url) => {
    expect(await main.fake.defaultSession.load(url)).toMatchObject({ kind: 'network' });
  });

  it('is not asked for dictionaries', () => {
    expect(main.fake.defaultSession.spellChecker).toBe(false);
  });
});

describe('permissions', () => {
  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'fullscreen',
    'hid',
    'unknown',
  ])('%s is denied, asked for and looked up', (name) => {
    expect(main.fake.defaultSession.permission(name)).toEqual({ asked: false, checked: false });
  });

  it('copying as editing does is granted', () => {
    const granted = main.fake.defaultSession.permission('clipboard-sanitized-write');
    expect(granted).toEqual({ asked: true, checked: true });
  });

  it('devices and screens are denied', () => {
    expect(main.fake.defaultSession.grantsDevice()).toBe(false);
    expect(main.fake.defaultSession.sharesDisplay()).toBe(false);
  });
});

describe('going elsewhere', () => {
  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'] as const)('%s is refused', (how) => {
    const { contents } = main.fake.window;
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://galley/other', 'about:blank']) {
      expect(contents.navigates(url, how)).toBe(false);
    }
  });

  it('opening windows, embedding pages and downloads are refused', () => {
    const { contents } = main.fake.window;
    for (const url of ['https://example.com/', 'about:blank', 'app://galley/'])
      expect(contents.opensWindow(url)).toBe(false);
    expect(contents.attachesWebview()).toBe(false);
    expect(main.fake.defaultSession.downloads()).toBe(false);
  });
});

describe('a page that crashes', () => {
  it('comes back after a crash, and ends the application when it keeps crashing', async () => {
    const { contents } = main.fake.window;
    contents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(contents.reloads).toBe(0);
    contents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 5 });
    expect(contents.reloads).toBe(1);
    contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    expect(await main.fake.ended).toBe(1);
  });
});
