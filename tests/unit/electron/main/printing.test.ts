import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedMain, startMain } from '../../../harness/fake-electron/start';

let main: StartedMain;
let printed: Awaited<ReturnType<typeof printSample>>;
/** The windows that were opened to print. */
let seen: unknown[];
beforeAll(async () => {
  main = await startMain();
  seen = [];
  const { created } = main.fake;
  main.fake.created = (window) => {
    seen.push(window.options);
    created.call(main.fake, window);
  };
  printed = await printSample();
});
afterAll(() => main.end());

async function printSample(paper?: 'A4' | 'Letter') {
  const send = (channel: string, params: unknown) => main.fake.invoke('galley:send', [channel, params]);
  const stories = (await send('story.list', {})) as { value: { id: string }[] };
  return (await send('sheet.pdf', { of: { story: stories.value[0]?.id }, ...(paper ? { paper } : {}) })) as {
    ok: true;
    value: { bytes: Uint8Array; pages: number };
  };
}

describe('printing in the Electron host', () => {
  it('makes a tagged A4 PDF with an outline and as many pages as it says', async () => {
    const { value } = printed;
    const pdf = await getDocument({ data: value.bytes.slice() }).promise;
    expect(pdf.numPages).toBe(value.pages);
    expect((await pdf.getMarkInfo())?.Marked).toBe(true);
    expect((await pdf.getOutline())?.length).toBeGreaterThan(0);
    const [, , width, height] = (await pdf.getPage(1)).view;
    expect([width, height].map((points) => Math.round((Number(points) / 72) * 25.4))).toEqual([210, 297]);
  });

  it('happens in a hidden, sandboxed window without a bridge, which goes away', () => {
    expect(seen).toMatchObject([
      { show: false, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false } },
    ]);
    expect(seen[0]).not.toHaveProperty('webPreferences.preload');
    expect(main.fake.windows).toHaveLength(1);
  });

  it('knows its sheet and no other address, and grants nothing', async () => {
    const printing = main.fake.sessions.get('galley-print');
    const sheet = await printing?.load('app://sheet/');
    expect(sheet).toMatchObject({ kind: 'answered' });
    if (sheet?.kind === 'answered')
      expect(sheet.response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src/);
    for (const url of ['app://galley/', 'https://example.com/', 'file:///etc/passwd', 'blob:app://sheet/1'])
      expect(await printing?.load(url)).toEqual({ kind: 'blocked' });
    expect(printing?.permission('media')).toEqual({ asked: false, checked: false });
    expect(printing?.spellChecker).toBe(false);
  });

  it('waits its turn, so that nobody gets another’s sheet', async () => {
    const [first, second] = await Promise.all([printSample('A4'), printSample('Letter')]);
    const widths = await Promise.all(
      [first, second].map(async ({ value }) => {
        const pdf = await getDocument({ data: value.bytes.slice() }).promise;
        return Math.round(Number((await pdf.getPage(1)).view[2]));
      }),
    );
    expect(widths[0]).toBeLessThan(widths[1] ?? 0);
  });
});
