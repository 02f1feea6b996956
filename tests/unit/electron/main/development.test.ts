import { afterEach, describe, expect, it } from 'vitest';
import { type StartedMain, startMain } from '../../../harness/fake-electron/start';

let main: StartedMain;
afterEach(() => main.end());

const VITE = { ELECTRON_RENDERER_URL: 'http://localhost:5173' };

describe('in development', () => {
  it('Vite’s exact origin may be asked, and nothing beside it', async () => {
    main = await startMain({ network: VITE.ELECTRON_RENDERER_URL }, VITE);
    const asked = async (url: string) => (await main.fake.defaultSession.load(url)).kind;
    expect(await asked('http://localhost:5173/main.tsx')).toBe('network');
    expect(await asked('ws://localhost:5173/')).toBe('network');
    for (const url of ['http://localhost:5174/', 'https://localhost:5173/', 'http://127.0.0.1:5173/'])
      expect(await asked(url)).toBe('blocked');
  });

  it('Vite may reload its page, and send it nowhere else', async () => {
    main = await startMain({ network: VITE.ELECTRON_RENDERER_URL }, VITE);
    const { contents } = main.fake.window;
    for (const how of ['will-navigate', 'will-frame-navigate'] as const) {
      expect(contents.navigates('https://example.com/', how)).toBe(false);
      expect(contents.navigates('app://galley/', how)).toBe(false);
    }
    expect(contents.navigates('http://localhost:5173/', 'will-navigate')).toBe(true);
    expect(contents.navigates('http://localhost:5173/', 'will-frame-navigate')).toBe(false);
    expect(contents.navigates('http://localhost:5173/', 'will-redirect')).toBe(false);
  });

  it('calls may come from there, and no longer from the built page', async () => {
    main = await startMain({ network: VITE.ELECTRON_RENDERER_URL }, VITE);
    const from = (url: string) =>
      main.fake.invoke('galley:send', ['desk.describe', {}], { frame: { url, parent: null } });
    expect(await from('http://localhost:5173/')).toMatchObject({ ok: true });
    expect(await from('app://galley/')).toMatchObject({ ok: false, error: { tag: 'refused' } });
  });
});

describe('packaged', () => {
  it('an address in the environment is nothing', async () => {
    main = await startMain({ packaged: true }, VITE);
    expect(main.fake.window.contents.mainFrame.url).toBe('app://galley/');
    expect(await main.fake.defaultSession.load('http://localhost:5173/')).toEqual({ kind: 'blocked' });
  });
});
