import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readersInWorkers } from '#workbench/importing/pool';
import type { Readers } from '#workbench/ports';
import { built } from '../../../../../harness/built-host';
import { bytesOf } from '../../../../../harness/desks';
import { docx, p, part, zipped } from '../docx/written';
import { bomb, pageOf, pdfOf, streamOf } from './pdf-bombs';

/** The readers as they are built and run, with less room, so that what needs too much is ended soon. */
let readers: Readers;
beforeAll(() => {
  readers = readersInWorkers(pathToFileURL(built('main/reading-worker.js')), {
    time: 30_000,
    memory: 256,
    growth: 500,
  });
});
afterAll(() => readers.close());

const SHOWN = streamOf('', bytesOf('BT /F1 10 Tf 10 10 Td (The pier reopened.) Tj ET'));
const named = { tag: 'unreadable', where: expect.stringMatching(/^bomb\./), what: expect.any(String) };
const isRead = async (bytes: Uint8Array, path: string): Promise<string> =>
  (await readers.read(bytes, path)).text;

/** Whatever came before, the next file is read. */
const nextIsRead = async (): Promise<void> =>
  expect(await isRead(pageOf(SHOWN), 'next.pdf')).toBe('The pier reopened.');

describe('a PDF made to do harm is ended or refused by name, and the next one is read', () => {
  it('where its page unpacks to a gigabyte', async () => {
    const page = pageOf(streamOf('/Filter [/FlateDecode /FlateDecode]', bomb(1000)));
    expect(page.length).toBeLessThan(50_000);
    await expect(readers.read(page, 'bomb.pdf')).rejects.toMatchObject({
      ...named,
      what: 'needs more than 500 MB of memory to be read',
    });
    await nextIsRead();
  });

  it.each([
    ['its pages are their own parent', ['<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100000000 >>']],
    ['there is nothing but a circle', ['2 0 R']],
    [
      'its pages double thirty times over',
      Array.from(
        { length: 30 },
        (_, at) => `<< /Type /Pages /Kids [${at + 3} 0 R ${at + 3} 0 R] /Count ${2 ** (30 - at)} >>`,
      ).concat('<< /Type /Page /MediaBox [0 0 9 9] >>'),
    ],
  ])('where %s', async (_, objects) => {
    const bytes = pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', ...objects]);
    await expect(readers.read(bytes, 'bomb.pdf')).rejects.toMatchObject(named);
    await nextIsRead();
  });

  it('where its cross-references lead round in a circle', async () => {
    const bytes = bytesOf(
      '%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF',
    );
    await expect(readers.read(bytes, 'bomb.pdf')).rejects.toMatchObject(named);
    await nextIsRead();
  });
});

describe('a PDF made to do harm is read where its harm is in what is no text', () => {
  const image = (filter: string, content: string): Buffer =>
    streamOf(
      `/Type /XObject /Subtype /Image /Width 65000 /Height 65000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /${filter}`,
      Buffer.from(content, 'hex'),
    );
  const drawing = streamOf('', bytesOf('q /Im Do Q BT /F1 10 Tf (The pier reopened.) Tj ET'));

  it.each([
    ['an image unpacks to ten gigabytes', image('FlateDecode', bomb(10).toString('hex'))],
    [
      'an image is of a size no memory has (JBIG2)',
      image('JBIG2Decode', '0000000030000100000013ffffffffffffffff'),
    ],
    ['an image is torn (JPX)', image('JPXDecode', '0000000c6a5020200d0a870a')],
    ['an image is torn (DCT)', image('DCTDecode', 'ffd8ffc000110800010001')],
  ])('%s', async (_, object) => {
    expect(await isRead(pageOf(drawing, '/XObject << /Im 6 0 R >>', [object]), 'a.pdf')).toBe(
      'The pier reopened.',
    );
  });

  it('a form draws itself', async () => {
    const form = streamOf(
      '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Im 6 0 R >> >>',
      bytesOf('/Im Do /Im Do'),
    );
    expect(await isRead(pageOf(drawing, '/XObject << /Im 6 0 R >>', [form]), 'a.pdf')).toContain(
      'The pier reopened.',
    );
  });

  it('its arrays are nested a million deep', async () => {
    const content = streamOf('', bytesOf(`${'['.repeat(1_000_000)} BT /F1 10 Tf (The pier reopened.) Tj ET`));
    expect(await isRead(pageOf(content), 'a.pdf')).toBe('');
    await nextIsRead();
  });

  it('its page tree is twenty thousand levels deep', async () => {
    const levels = Array.from(
      { length: 20_000 },
      (_, at) => `<< /Type /Pages /Kids [${at + 3} 0 R] /Count 1 >>`,
    );
    const bytes = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      ...levels,
      '<< /Type /Page /MediaBox [0 0 9 9] >>',
    ]);
    expect((await readers.read(bytes, 'a.pdf')).pages).toEqual([0]);
  });
});

describe('another document made to do harm is ended or refused by name, and the next one is read', () => {
  it('where a Word document’s XML unpacks to hundreds of times its size', async () => {
    const bytes = await docx('', { 'word/comments.xml': Buffer.alloc(60_000_000, ' ') });
    await expect(readers.read(bytes, 'bomb.docx')).rejects.toMatchObject({
      ...named,
      what: expect.stringMatching(/^unpacks to more than/),
    });
    await nextIsRead();
  });

  it('where a Word document’s XML is nested without end', async () => {
    const deep = '<w:ins w:id="1">'.repeat(100_000);
    const bytes = await zipped({ 'word/document.xml': part('document', `<w:body><w:p>${deep}`) });
    await expect(readers.read(bytes, 'bomb.docx')).rejects.toMatchObject(named);
    await nextIsRead();
  });

  it('where a Word document defines entities of entities, or one that is a file', async () => {
    for (const entity of ['<!ENTITY a "&b;&b;&b;">', '<!ENTITY a SYSTEM "file:///etc/passwd">']) {
      const xml = `<!DOCTYPE x [${entity}]>${part('document', `<w:body>${p('&amp;a;')}</w:body>`)}`;
      const bytes = await zipped({ 'word/document.xml': xml });
      await expect(readers.read(bytes, 'bomb.docx')).rejects.toMatchObject({
        ...named,
        what: expect.stringContaining('entities'),
      });
    }
  });

  it('where a mail says it has a hundred thousand parts', async () => {
    const mail = `Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(100_000)}`;
    await expect(readers.read(bytesOf(mail), 'bomb.eml')).rejects.toMatchObject({
      ...named,
      what: expect.stringContaining('may begin a part'),
    });
  });

  it('unless it can be read: a mail in a mail in a mail, ten thousand deep', async () => {
    const mail = `Subject: x\nContent-Type: message/rfc822\n\n`.repeat(10_000);
    const { attached } = await readers.read(bytesOf(`${mail}Subject: y\n\nText.`), 'a.eml');
    expect(attached).toHaveLength(1);
    await nextIsRead();
  });
});

describe('what else is done in the workers', () => {
  it('is taking archives and mailboxes apart; one that is none is named', async () => {
    const files = { 'a.txt': 'One spoke.', 'b.txt': 'Two spoke.'.repeat(2000) };
    const parts = await readers.takeApart({ path: 'all.zip', bytes: await zipped(files) });
    expect(parts.map((part) => ('bytes' in part ? Buffer.from(part.bytes).toString() : part.error))).toEqual(
      Object.values(files),
    );
    const mails =
      'From a@b Thu Jan  1 00:00:00 1970\nSubject: One\n\nHello\n\nFrom c@d Thu Jan  1 00:00:00 1970\nSubject: Two\n\nBye\n';
    expect(await readers.takeApart({ path: 'all.mbox', bytes: bytesOf(mails) })).toHaveLength(2);
    await expect(readers.takeApart({ path: 'bomb.zip', bytes: bytesOf('no archive') })).rejects.toMatchObject(
      named,
    );
  });

  it('is comparing two versions', async () => {
    const before =
      'The two delegations met on Thursday in the old customs house. The meeting lasted two hours.';
    const exact = 'The meeting lasted two hours.';
    const start = before.indexOf(exact);
    const quotation = { exact, prefix: '', suffix: '', start, end: before.length };
    const { changes, carried } = await readers.compare({
      before,
      after: before.replace('two hours', 'three hours'),
      quotations: [quotation],
      wantsChanges: true,
    });
    expect(changes).toHaveLength(1);
    expect(carried).toMatchObject([{ outcome: 'changed', is: 'The meeting lasted three hours.' }]);
  });
});
