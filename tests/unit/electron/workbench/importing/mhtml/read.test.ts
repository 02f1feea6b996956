import { describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import { MAX_REPORT_BYTES } from '#shared/text/limits';
import { readMhtml } from '#workbench/importing/formats/mhtml/read';
import { readOriginal } from '#workbench/importing/readers';

const page = (inside: string, head = ''): string =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">${head}</head><body>${inside}</body></html>`;
const SENTENCE =
  'The council closed two of its seven libraries on Monday, the mayor’s office said in a letter. ';
const ARTICLE = `<article><h1>Libraries close</h1><p>${SENTENCE.repeat(4)}</p><p>${SENTENCE.repeat(3)}</p></article>`;

/** Quoted-printable as browsers write it: lines of at most 76 characters. */
const quoted = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) =>
      byte === 0x3d || byte > 0x7e || byte < 0x20
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
    .replaceAll(/(.{70}(?:[^=]|=..){0,1})(?=.)/g, '$1=\r\n');

interface PartOf {
  readonly headers: string;
  readonly content: string;
}
const joined = (head: string, boundary: string, parts: readonly PartOf[]): Buffer =>
  Buffer.from(
    `${head}\r\n\r\n${parts.map(({ headers, content }) => `\r\n--${boundary}\r\n${headers}\r\n\r\n${content}`).join('')}\r\n--${boundary}--\r\n`,
    'latin1',
  );

const ADDRESS = 'https://news.example.org/2019/libraries?x=1';
const blinkHead = (boundary: string, more = ''): string =>
  [
    'From: <Saved by Blink>',
    `Snapshot-Content-Location: ${ADDRESS}`,
    'Subject: =?utf-8?Q?Biblioth=C3=A8ques?=',
    'Date: Sat, 5 Oct 2024 09:12:44 -0000',
    'MIME-Version: 1.0',
    `Content-Type: multipart/related;\r\n\ttype="text/html";${more}\r\n\tboundary="${boundary}"`,
  ].join('\r\n');

/** As Chrome and Edge write it: the page first, then frames, style sheets and pictures. */
const byBlink = (html: string, more: readonly PartOf[] = []): Buffer =>
  joined(blinkHead('----MultipartBoundary--abc----'), '----MultipartBoundary--abc----', [
    {
      headers: `Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: ${ADDRESS}`,
      content: quoted(Buffer.from(html)),
    },
    ...more,
  ]);

const frame = (id: string, html: string): PartOf => ({
  headers: `Content-Type: text/html\r\nContent-ID: <${id}>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.example.org/${id}`,
  content: quoted(Buffer.from(html)),
});

/** As Internet Explorer wrote it. */
const byExplorer = (charset: string, html: Buffer, more: readonly PartOf[] = []): Buffer =>
  joined(
    'From: <Saved by Windows Internet Explorer 8>\r\nSubject: Libraries close\r\nDate: Fri, 4 Oct 2019 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_NextPart_000_0000_01"\r\nX-MimeOLE: Produced By Microsoft MimeOLE',
    '----=_NextPart_000_0000_01',
    [
      {
        headers: `Content-Type: text/html;\r\n\tcharset="${charset}"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://www.example.org/libraries.html`,
        content: html.toString('base64').replaceAll(/(.{76})/g, '$1\r\n'),
      },
      ...more,
    ],
  );

const faultOf = async (bytes: Uint8Array): Promise<FaultError> => {
  const error = await readMhtml(bytes, 'page.mht').catch((thrown: unknown) => thrown);
  if (error instanceof FaultError) return error;
  throw new Error(`no fault: ${JSON.stringify(error)}`);
};

describe('a page saved by a browser of today', () => {
  it('is read as its HTML is, without what is saved beside it', async () => {
    const style: PartOf = {
      headers:
        'Content-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: cid:css-1@mhtml.blink',
      content: 'body { color: red; } .hidden-words { }',
    };
    const picture: PartOf = {
      headers:
        'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://news.example.org/a.png',
      content: Buffer.alloc(200, 7).toString('base64'),
    };
    const advert = frame('frame-2@mhtml.blink', page(`<p>${'Buy this now. '.repeat(300)}</p>`));
    const html = page(`${ARTICLE}<iframe src="cid:frame-2@mhtml.blink"></iframe><img src="cid:x">`);
    const { text, format, attached } = await readMhtml(byBlink(html, [advert, style, picture]), 'page.mhtml');
    expect(text).toBe((await readOriginal(Buffer.from(html), 'page.html')).text);
    expect(text).toContain('the mayor’s office said');
    expect([format, attached]).toEqual(['mhtml', []]);
  });

  it('gives the address it was saved from', async () => {
    const { meta, provenance } = await readMhtml(byBlink(page(ARTICLE)), 'page.mhtml');
    expect(meta.url).toBe(ADDRESS);
    expect(provenance.url).toEqual({ from: 'the Snapshot-Content-Location header', sure: 'stated' });
  });

  it('believes the page’s own address first, and completes it by the one it was saved from', async () => {
    const html = page(ARTICLE, '<link rel="canonical" href="/2019/libraries">');
    expect((await readMhtml(byBlink(html), 'page.mhtml')).meta.url).toBe(
      'https://news.example.org/2019/libraries',
    );
  });

  it('remarks on the day it was saved, and never takes it for the day of publication', async () => {
    const { meta, remarks, provenance } = await readMhtml(byBlink(page(ARTICLE)), 'page.mhtml');
    expect(meta.date).toBeNull();
    expect(provenance.date).toBeUndefined();
    expect(remarks.join()).toContain('saved on 2024-10-05');
    const dated = page(ARTICLE, '<meta property="article:published_time" content="2019-03-02">');
    expect((await readMhtml(byBlink(dated), 'page.mhtml')).meta.date).toBe('2019-03-02');
  });

  it('has the title of its window only where the page has none', async () => {
    const untitled = page(`<p>${SENTENCE.repeat(5)}</p>`);
    const { meta, provenance } = await readMhtml(byBlink(untitled), 'page.mhtml');
    expect([meta.title, provenance.title?.from]).toEqual(['Bibliothèques', 'the Subject header']);
    const titled = page(ARTICLE, '<title>Libraries close</title>');
    expect((await readMhtml(byBlink(titled), 'page.mhtml')).meta.title).toBe('Libraries close');
  });
});

describe('which part is the page', () => {
  it('is the one that is named as the start', async () => {
    const head = blinkHead('b', '\r\n\tstart="<second@x>";');
    const parts = [frame('first@x', page('<p>An advertisement.</p>')), frame('second@x', page(ARTICLE))];
    expect((await readMhtml(joined(head, 'b', parts), 'page.mht')).text).toContain('mayor’s office');
  });

  it('is the first that is HTML, also within an alternative', async () => {
    const alternative = [
      { headers: 'Content-Type: text/plain', content: 'plain words' },
      frame('x', page(ARTICLE)),
    ];
    const inner = joined('', 'inner', alternative).toString('latin1');
    const outer: PartOf = {
      headers: 'Content-Type: multipart/alternative; boundary="inner"',
      content: inner,
    };
    expect((await readMhtml(joined(blinkHead('b'), 'b', [outer]), 'page.mht')).text).toContain(
      'mayor’s office',
    );
  });

  it('is the largest frame of a set of frames', async () => {
    const set =
      '<html><frameset cols="20%,80%"><frame src="cid:menu"><frame src="cid:main"></frameset></html>';
    const more = [frame('menu', page('<p>Home</p>')), frame('main', page(ARTICLE))];
    const { text, remarks } = await readMhtml(byBlink(set, more), 'page.mht');
    expect(text).toContain('mayor’s office');
    expect(remarks.join()).toContain('https://news.example.org/main');
  });

  it('may be the whole message', async () => {
    const bytes = Buffer.from(
      `From: <Saved by Windows Internet Explorer 7>\r\nMIME-Version: 1.0\r\nContent-Type: text/html;\r\n\tcharset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: http://www.example.org/a\r\n\r\n${quoted(Buffer.from(page(ARTICLE)))}`,
    );
    const { text, meta } = await readOriginal(bytes, 'page.mht');
    expect(text).toContain('mayor’s office');
    expect(meta.url).toBe('http://www.example.org/a');
  });
});

describe('encodings', () => {
  it.each([
    ['windows-1251', 'Мэрия закрыла две библиотеки. ', 'cp1251'],
    ['shift_jis', '市長は図書館を二つ閉鎖した。', 'sjis'],
    ['iso-8859-1', 'L’été, la mairie a fermé deux bibliothèques. ', 'latin1'],
    ['windows-1256', 'أغلقت البلدية مكتبتين. ', 'cp1256'],
  ])('of %s are those its header names', async (charset, sentence, codec) => {
    const iconv = (await import('iconv-lite')).default;
    const said = charset === 'iso-8859-1' ? sentence.replace('’', "'") : sentence;
    const html = iconv.encode(
      `<html><head><meta charset="iso-8859-2"></head><body><p>${said.repeat(8)}</p></body></html>`,
      codec,
    );
    expect((await readMhtml(byExplorer(charset, html), 'page.mht')).text).toContain(said.trim());
  });

  it('are not ASCII because a header says so', async () => {
    const html = Buffer.from(page(ARTICLE));
    const { text, remarks } = await readMhtml(byExplorer('us-ascii', html), 'page.mht');
    expect(text).toContain('mayor’s');
    expect(remarks).toHaveLength(1);
  });
});

describe('what is broken or made to do harm', () => {
  it('is read as far as it goes where it is cut off', async () => {
    const whole = byBlink(page(ARTICLE));
    const { text } = await readMhtml(whole.subarray(0, Math.round(whole.length * 0.7)), 'page.mhtml');
    expect(text).toContain('two of its seven libraries');
  });

  it('ends as a text or a named error wherever it is cut off', async () => {
    const whole = byBlink(page(ARTICLE), [frame('x', page('<p>x</p>'))]);
    for (let end = 1; end < whole.length; end += 97) {
      const ended = await readMhtml(whole.subarray(0, end), 'page.mhtml').catch((error: unknown) => error);
      expect(ended instanceof FaultError || typeof (ended as { text: string }).text === 'string').toBe(true);
    }
  });

  it('is named where it holds no page', async () => {
    const parts = [{ headers: 'Content-Type: image/png', content: 'x' }];
    expect((await faultOf(joined(blinkHead('b'), 'b', parts))).what).toBe('holds no web page');
    expect((await faultOf(Buffer.from('no message at all'))).what).toBe('holds no web page');
  });

  it('is named where it is nested ten thousand deep', async () => {
    const levels = Array.from(
      { length: 10_000 },
      (_, at) => `Content-Type: multipart/related; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    );
    expect((await faultOf(Buffer.from(levels.join('')))).tag).toBe('unreadable');
  });

  it('is named with the size a page may have', async () => {
    const html = Buffer.alloc(MAX_REPORT_BYTES + 1, 'x');
    expect((await faultOf(byExplorer('utf-8', html))).what).toContain('at most 10 MB');
  });

  it('takes no address but one of the web', async () => {
    const bytes = Buffer.from(
      byBlink(page(ARTICLE)).toString('latin1').replaceAll(ADDRESS, 'file:///C:/Users/jane/a.html'),
    );
    expect((await readMhtml(bytes, 'page.mhtml')).meta.url).toBeNull();
  });
});
