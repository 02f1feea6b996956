import { describe, expect, it } from 'vitest';
import { page, read, STORY } from './pages';

const RUSSIAN =
  'Мэр города заявил в четверг, что старый паром закроют в мае, потому что ремонт обойдётся дороже, чем он приносит.';
const article = (charset: string, text: string): string =>
  `<html><head>${charset}<title>x</title></head><body><article>${`<p>${text}</p>`.repeat(4)}</article></body></html>`;

describe('the characters of a page', () => {
  it.each([
    ['<meta charset=windows-1251>', 'windows-1251', 'windows-1251'],
    ['<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=koi8-r">', 'koi8-r', 'koi8-r'],
    ["<meta content='text/html;charset=cp1251' http-equiv=content-type>", 'windows-1251', 'windows-1251'],
    ['<!-- <meta charset="koi8-r"> --><meta charset="windows-1251">', 'windows-1251', 'windows-1251'],
    ['<meta charset="utf-16"><!-- can only be ASCII -->', 'utf-8', 'utf-8'],
    ['<meta name="x" content="charset=koi8-r">', 'utf-8', 'utf-8'],
    ['', 'utf-8', 'utf-8'],
    ['', 'windows-1251', 'windows-1251'],
    ['<meta charset="no-such">', 'utf-8', 'utf-8'],
  ])('are read as the page declares, or as they fit: %s in %s', async (charset, written, encoding) => {
    const reading = await read(article(charset, RUSSIAN), written);
    expect(reading).toMatchObject({ encoding, remarks: [] });
    expect(reading.text).toContain(RUSSIAN);
  });

  it('are told by a byte order mark before anything the page declares', async () => {
    for (const [mark, encoding] of [
      ['\ufeff', 'utf-8'],
      ['\ufeff', 'utf-16le'],
      ['\ufeff', 'utf-16be'],
    ] as const) {
      const reading = await read(mark + article('<meta charset="windows-1252">', RUSSIAN), encoding);
      expect(reading).toMatchObject({ encoding, remarks: [] });
      expect(reading.text.startsWith(RUSSIAN)).toBe(true);
    }
  });

  /** The same bytes in several encodings of the West, of which nothing but the declaration tells. */
  const FRENCH = 'La traversée coûte dix francs par jour, a déclaré jeudi le maire, très étonné.';

  it.each([
    `<?xml version="1.0" encoding="iso-8859-15"?>${article('', FRENCH)}`,
    article(`<!--${'x'.repeat(3_000)}--><meta charset="iso-8859-15">`, FRENCH),
  ])('may be declared by XML, or anywhere near the beginning', async (html) => {
    const reading = await read(html, 'iso-8859-15');
    expect(reading.encoding).toBe('iso-8859-15');
    expect(reading.text).toContain(FRENCH);
  });

  it('are not read as declared where the bytes contradict it, and the page is told of', async () => {
    const asUtf8 = await read(
      article('<meta charset="iso-8859-1">', 'Das Café zum Löwen schließt im Mai, sagte der Wirt.'),
    );
    expect(asUtf8.text).toContain('Café zum Löwen schließt');
    expect(asUtf8.remarks).toEqual(['The page says that it is windows-1252, but its bytes are utf-8.']);
    const notUtf8 = await read(article('<meta charset="utf-8">', RUSSIAN), 'windows-1251');
    expect(notUtf8.text).toContain(RUSSIAN);
    expect(notUtf8.remarks).toEqual(['The page says that it is utf-8, but its bytes are windows-1251.']);
  });

  it('are whole, though the page has halves of them', async () => {
    const { text } = await read(`\ufeff${page({ after: '<p>Half: \ud83d of a sign</p>' })}`, 'utf-16le');
    expect(text.split('\n\n').at(-1)).toBe('Half: \ufffd of a sign');
  });

  it('have no controls, no soft hyphens and no halves of characters', async () => {
    const { text } = await read(
      page({ after: '<p>Do\u00adnau\u0007dampf&shy;schiff&#xD800; a&nbsp;b\u00a0c</p>' }),
    );
    expect(text.split('\n\n').at(-1)).toBe('Donaudampfschiff\ufffd a\u00a0b\u00a0c');
    expect(text).toContain(STORY[0]);
  });
});
