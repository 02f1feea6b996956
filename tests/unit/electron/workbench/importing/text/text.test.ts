import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { readMarkdown } from '#workbench/importing/formats/markdown';
import { readText } from '#workbench/importing/formats/text';

it('drops the mark, turns CRLF to LF, and changes nothing else', async () => {
  const bytes = Buffer.from('\ufeffOne\r\ntwo\rthree\n\n  four\u00a0five \t\n');
  const reading = await readText(bytes, 'a.txt');
  expect(reading.text).toBe('One\ntwo\rthree\n\n  four\u00a0five \t\n');
  expect(reading).toMatchObject({
    format: 'text',
    encoding: 'utf-8',
    meta: { title: null, outlet: null, byline: null, date: null, url: null },
    provenance: { text: { sure: 'stated' } },
    remarks: [],
  });
});

it('names the encoding it found', async () => {
  const reading = await readText(iconv.encode('Встреча состоялась в четверг.\r\n', 'koi8-r'), 'a.txt');
  expect([reading.text, reading.encoding]).toEqual(['Встреча состоялась в четверг.\n', 'koi8-r']);
});

it('remarks on the first byte that could not be decoded', async () => {
  const bytes = Buffer.concat([Buffer.from('é'.repeat(120)), Buffer.from([0xc3]), Buffer.from(' après')]);
  const { text, remarks } = await readText(bytes, 'a.txt');
  expect(text).toBe(`${'é'.repeat(120)}\ufffd après`);
  expect(remarks).toEqual([expect.stringContaining('from byte 240 on')]);
});

it.each([
  ['holds nothing but white space', Buffer.from(' \r\n\t\u00a0\n')],
  ['byte 2 is zero, as in a binary file', Buffer.from([0x89, 0x50, 0, 0x0d, 0xff, 0xc1, 0x02])],
  ['control characters, as in a binary file', Buffer.from([1, 2, 3, 4, 0x61, 0x62, 5, 6])],
])('refuses what %s', async (why, bytes) => {
  await expect(readText(bytes, 'a.txt')).rejects.toMatchObject({
    tag: 'unreadable',
    where: 'a.txt',
    what: expect.stringContaining(why),
  });
});

it('refuses bytes that are text in no encoding, naming the first', async () => {
  const noise = Uint8Array.from({ length: 3000 }, (_, at) => 0x80 | ((at * at * 7919 + at * 104729) >>> 5));
  const bytes = Buffer.concat([Buffer.from('Text: '), noise]);
  await expect(readText(bytes, 'a.txt')).rejects.toMatchObject({
    tag: 'unreadable',
    what: expect.stringMatching(/no encoding.*byte \d+ \(0x[0-9a-f]{2}\)/),
  });
});

const written = `---
title: "Talks \\"resumed\\": a report"
author:
  - Ann Example
  - Bob Example
date: 2019-10-04T23:30:00-05:00
site: Sample, retold # ours
url: https://example.org/talks
lang: en
tags: [talks, Kabul]
---

# Talks

They *met* on Thursday.  
`;

it('reads the front matter of Markdown as metadata and keeps the rest as written', async () => {
  const reading = await readMarkdown(Buffer.from(written.replaceAll('\n', '\r\n')), 'a.md');
  expect(reading.text).toBe('# Talks\n\nThey *met* on Thursday.  \n');
  expect(reading).toMatchObject({
    format: 'markdown',
    language: 'en',
    meta: {
      title: 'Talks "resumed": a report',
      outlet: 'Sample, retold',
      byline: 'Ann Example, Bob Example',
      date: '2019-10-04',
      url: 'https://example.org/talks',
    },
    provenance: { title: { sure: 'stated' }, byline: { from: "the front matter's author" } },
  });
});

it.each([
  'No front matter.\n\n---\ntitle: not it\n---\n',
  '---\nNote: a word\nthen prose that goes on\n---\nand on.\n',
  '---\nA rule, then prose that goes on\n---\nand on.\n',
  '---\n\nA rule at the beginning.\n',
  'title: not fenced\n\nText.\n',
])('takes no text for front matter: %j', async (text) => {
  const reading = await readMarkdown(Buffer.from(text), 'a.md');
  expect([reading.text, reading.meta.title]).toEqual([text, null]);
});

it('reads Markdown that goes on and on', async () => {
  for (const text of ['---\n'.repeat(100_000), `---\na: b\n${'  x\n'.repeat(100_000)}---\nText`])
    expect((await readMarkdown(Buffer.from(text), 'a.md')).text).toContain('---');
});

it('reads TOML front matter', async () => {
  const { meta, text } = await readMarkdown(Buffer.from("+++\ntitle = 'It''s on'\n+++\nText.\n"), 'a.md');
  expect([meta.title, text]).toEqual(["It's on", 'Text.\n']);
});
