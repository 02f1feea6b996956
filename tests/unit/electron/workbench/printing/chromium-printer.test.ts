import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Printer } from '#workbench/ports';
import { chromiumPrinter } from '#workbench/printing/chromium-printer';
import { readPdf } from '../../../../harness/pdf';

const sheet = (body: string, style = ''): string =>
  `<!doctype html><html lang="en"><head><title>Sheet</title><style>${style}</style></head><body>${body}</body></html>`;

async function read(bytes: Uint8Array) {
  const { pdf, texts, outline, tagged } = await readPdf(bytes);
  const [left, bottom, right, top] = (await pdf.getPage(1)).view;
  const size = [Number(right) - Number(left), Number(top) - Number(bottom)];
  return { text: texts.join(' '), size, outline, tagged, pages: pdf.numPages };
}

let printer: Printer;
beforeAll(() => {
  printer = chromiumPrinter();
});
afterAll(() => printer.close());

describe('printing with Chromium', () => {
  it('makes a tagged PDF with an outline, real text and as many pages as it says', async () => {
    const { bytes, pages } = await printer.pdf(
      sheet(
        '<h1>First claim</h1><p>Declined to comment.</p><h2>Second — « ý »</h2>',
        'h2{break-before:page}',
      ),
      'A4',
    );
    const { text, outline, tagged, pages: printed } = await read(bytes);
    expect(pages).toBe(2);
    expect(printed).toBe(2);
    expect(text).toContain('Declined to comment.');
    expect(text).toContain('Second — « ý »');
    expect(outline).toContain('First claim');
    expect(tagged).toBe(true);
  });

  it('counts pages beyond one node of the page tree', async () => {
    const body = Array.from({ length: 31 }, (_, at) => `<p style="break-after:page">${at}</p>`).join('');
    const { bytes, pages } = await printer.pdf(sheet(body), 'A4');
    expect((await read(bytes)).pages).toBe(pages);
    expect(pages).toBeGreaterThan(30);
  });

  it.each([
    ['A4', [210, 297]],
    ['Letter', [216, 279]],
  ] as const)('prints on %s paper, to the millimetre', async (paper, expected) => {
    const { size } = await read((await printer.pdf(sheet('x'), paper)).bytes);
    expect(size.map((points) => Math.round((points / 72) * 25.4))).toEqual(expected);
  });

  it('lets the sheet choose its page size', async () => {
    const { size } = await read((await printer.pdf(sheet('x', '@page{size:100mm 200mm}'), 'A4')).bytes);
    expect(size.map((points) => Math.round((points / 72) * 25.4))).toEqual([100, 200]);
  });

  it('prints several sheets at once', async () => {
    const printed = await Promise.all(
      ['one', 'two', 'three'].map((word) => printer.pdf(sheet(word), 'A4').then(({ bytes }) => read(bytes))),
    );
    expect(printed.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });

  it('starts a browser again after it was closed', async () => {
    await printer.close();
    expect((await read((await printer.pdf(sheet('again'), 'A4')).bytes)).text).toBe('again');
  });
});

describe('a page that is printed', () => {
  let server: Server;
  let asked: string[];
  beforeAll(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('body{display:none}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('runs no script and asks nothing of any network', async () => {
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { bytes } = await printer.pdf(
      sheet(
        `<p>before</p><script>document.body.textContent = 'scripted'</script><img src="${at}/image.png">
         <link rel="stylesheet" href="${at}/style.css"><iframe src="${at}/frame"></iframe>`,
        `@import url("${at}/import.css");`,
      ),
      'A4',
    );
    const { text } = await read(bytes);
    expect(text).toContain('before');
    expect(text).not.toContain('scripted');
    expect(asked).toEqual([]);
  });

  it('follows nowhere it leads', async () => {
    const away = `http://127.0.0.1:${(server.address() as AddressInfo).port}/away`;
    const leading = sheet(`<meta http-equiv="refresh" content="0;url=${away}">`);
    await printer
      .pdf(leading, 'A4')
      .catch((error: unknown) => expect(error).toHaveProperty('tag', 'internal'));
    expect(asked).toEqual([]);
  });
});

describe('without a browser', () => {
  it('says what to do', async () => {
    const none = chromiumPrinter(() => null);
    await expect(none.pdf(sheet('x'), 'A4')).rejects.toThrow(
      /there is no Chromium to print with.*GALLEY_CHROMIUM/,
    );
    await none.close();
  });

  it('names a program that is no browser', async () => {
    const path = process.execPath;
    const wrong = chromiumPrinter(() => ({ path, kind: 'chosen', headless: false }));
    await expect(wrong.pdf(sheet('x'), 'A4')).rejects.toMatchObject({ where: path });
    await wrong.close();
  });

  it('passes on what is wrong with the chosen one', async () => {
    const wrong = chromiumPrinter(() => {
      throw new Error('GALLEY_CHROMIUM names /nowhere');
    });
    await expect(wrong.pdf(sheet('x'), 'A4')).rejects.toMatchObject({
      tag: 'invalid',
      what: 'GALLEY_CHROMIUM names /nowhere',
    });
  });
});
