import { describe, expect, it } from 'vitest';
import { MAX_DOCUMENT_BYTES, MAX_REPORT_BYTES, mostBytesOf } from '#shared/text/limits';
import { formatOf } from '#workbench/importing/formats/format-of';
import { readOriginal } from '#workbench/importing/readers';

const of = (text: string, path: string) => formatOf(Buffer.from(text, 'latin1'), path);

describe('what a file is read as', () => {
  it.each([
    ['%PDF-1.7\n…', 'a.txt', 'pdf'],
    ['\n\n%PDF-1.4', 'a', 'pdf'],
    ['<!DOCTYPE html><p>x', 'page', 'html'],
    ['\xef\xbb\xbf <!-- saved from url=(0020)https://example.org/ -->\n<html>', 'page.txt', 'html'],
    ['<?xml version="1.0"?>\n<html xmlns="x">', 'page', 'html'],
    ['Received: from a\r\n by b\r\nSubject: Talks\r\n\r\nText', 'mail.txt', 'mail'],
    ['{"text":"x"}', 'feed.jsonl:3', 'feed'],
    ['{\\rtf1\\ansi x}', 'letter.doc', 'rtf'],
    [`PK\x03\x04${'-'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.textPK`, 'a.docx', 'odt'],
    ['<?xml version="1.0"?>\n<office:document xmlns:office="x">', 'a.xml', 'odt'],
    ['PK\x03\x04[Content_Types].xml', 'a.rtf', 'docx'],
    [
      'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: x\r\n',
      'page',
      'mhtml',
    ],
    ['From: <Saved by Blink>\r\nSubject: x\r\n', 'page.eml', 'mhtml'],
    [
      'MIME-Version: 1.0\r\nSubject: x\r\nContent-Type: multipart/related;\r\n\tboundary=b\r\n',
      'page.txt',
      'mhtml',
    ],
    ['MIME-Version: 1.0\r\nFrom: a@b.c\r\nSubject: x\r\nContent-Type: multipart/related\r\n', 'mail', 'mail'],
    ['<html><p>x', 'page.mht', 'html'],
    ['From: "Saved by Windows Internet Explorer 7"\r\nSubject: x\r\n', 'page.eml', 'mhtml'],
    ['From: "Saved by Windows Internet Explorer 7"\r\nSubject: x\r\n', 'page', 'mhtml'],
    ['From: <Saved by Microsoft Internet Explorer 5>\r\nTo: a@b.c\r\n', 'page.mht', 'mhtml'],
    [
      'From: Jane Roe <a@b.c>\r\nTo: d@e.f\r\nSubject: x\r\nContent-Type: text/plain\r\n',
      'talks.mht',
      'mail',
    ],
    ['Received: from a\r\nFrom: a@b.c\r\nSubject: x\r\n', 'talks.mhtml', 'mail'],
  ])('is told by its first bytes: %j', (text, path, format) => {
    expect(of(text, path)).toBe(format);
  });

  it.each([
    ['PK\x03\x04…', 'a.docx', 'docx'],
    ['plain', 'a.EML', 'mail'],
    ['# A title', 'a.md', 'markdown'],
    ['anything', 'a.htm', 'html'],
    ['anything', 'a.pdf', 'pdf'],
    ['anything', 'a.rtf', 'rtf'],
    ['PK\x03\x04…', 'a.odt', 'odt'],
    ['Received: from a\r\nSubject: x\r\n', 'a.mht', 'mhtml'],
    ['From: a@b.c\r\nSubject: x\r\n', 'a.mht', 'mhtml'],
    ['To: be done\n', 'a.mht', 'mhtml'],
    ['MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n', 'a.eml', 'mail'],
  ])('else by its name: %j as %s', (text, path, format) => {
    expect(of(text, path)).toBe(format);
  });

  it.each([
    ['The mayor confirmed it.', 'a.txt'],
    ['The mayor wrote <html> on the wall.', 'a'],
    ['Subject: none of this is a mail', 'a.txt'],
    ['From: here\nit went on', 'notes'],
    ['The page was\nSnapshot-Content-Location: https://example.org/', 'notes'],
    ['In RTF one writes {\\rtf1 x}.', 'notes'],
  ])('else it is text: %j', (text, path) => {
    expect(of(text, path)).toBe('text');
  });
});

describe('a name or a beginning made to do harm', () => {
  it('is told at once after ten thousand comments, whatever follows them', () => {
    const comments = '<!---->'.repeat(10_000);
    expect(of(`${comments}hello`, 'a')).toBe('text');
    expect(of(`<?xml version="1.0"?>${comments}hello`, 'a')).toBe('text');
    expect(of(`${'<!---->\n'.repeat(40)}<html>`, 'a')).toBe('html');
    expect(of(`<?xml version="1.0"?>${'<!-- x -->\n'.repeat(40)}<office:document >`, 'a')).toBe('odt');
  });

  it.each(['x.constructor', 'x.valueOf', 'x.toString'])(
    'is text where its ending is no format: %s',
    (path) => {
      expect(of('hello', path)).toBe('text');
    },
  );
});

describe('how large a file may be', () => {
  it('is told by what it is: a document holds more than its text', () => {
    expect(mostBytesOf('a.txt')).toBe(MAX_REPORT_BYTES);
    expect(mostBytesOf('saved.html')).toBe(MAX_REPORT_BYTES);
    expect(mostBytesOf('report.PDF')).toBe(MAX_DOCUMENT_BYTES);
    expect(mostBytesOf('mail.eml/annex.docx')).toBe(MAX_DOCUMENT_BYTES);
    for (const ending of ['odt', 'ott', 'fodt', 'rtf', 'mht', 'MHTML'])
      expect(mostBytesOf(`a.${ending}`)).toBe(MAX_DOCUMENT_BYTES);
  });

  it('is said with what is wrong', async () => {
    const large = new Uint8Array(MAX_DOCUMENT_BYTES + 1);
    await expect(readOriginal(large, 'a.pdf')).rejects.toMatchObject({
      what: 'is 50.0 MB; at most 50 MB are taken in',
    });
    await expect(readOriginal(large.subarray(0, MAX_REPORT_BYTES + 1), 'a.txt')).rejects.toMatchObject({
      what: 'is 10.0 MB; at most 10 MB are taken in',
    });
  });
});
