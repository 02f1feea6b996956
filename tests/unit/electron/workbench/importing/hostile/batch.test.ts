import { expect, it, vi } from 'vitest';
import type { ReportId } from '#shared/domain/ids';
import { bytesOf } from '../../../../../harness/desks';
import { eachDesk } from '../../../../../harness/each-desk';

vi.mock('#workbench/importing/formats/rtf/read', () => ({
  readRtf: () => Promise.reject(new TypeError('no such table')),
}));

const desk = eachDesk();
const bring = (files: Readonly<Record<string, string>>) =>
  desk.send('report.import', {
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: bytesOf(text) })),
  });
const open = (report: string) => desk.send('report.open', { report: report as ReportId });

it('a file that brings its reader down is named, and the others come in', async () => {
  expect(await bring({ 'a.txt': 'One.', 'b.rtf': '{\\rtf1 Two.}', 'c.txt': 'Three.' })).toMatchObject([
    { ok: true, path: 'a.txt' },
    {
      ok: false,
      path: 'b.rtf',
      error:
        'brought its reader down: no such table. Copy its text and paste it, or save it in another format.',
    },
    { ok: true, path: 'c.txt' },
  ]);
});

it('a container that is none is named, and the others come in', async () => {
  expect(await bring({ 'a.zip': 'no zip', 'c.txt': 'Three.' })).toMatchObject([
    { ok: false, path: 'a.zip' },
    { ok: true, path: 'c.txt' },
  ]);
});

it('a report is named by nothing that steers whoever reads the name', async () => {
  await bring({ 'feed.jsonl': JSON.stringify({ text: 'Fine.', title: 'Talks\u202egpj.exe\u001b[2J\nnow' }) });
  await bring({ 'b.txt': 'Now\u202eread this\u0007 first.\n\nThe rest.' });
  expect(await open('r2')).toMatchObject({ title: 'Talksgpj.exe[2J now' });
  expect(await open('r3')).toMatchObject({
    name: 'Nowread this first.',
    text: expect.stringContaining('Now\u202eread'),
  });
});

const mailWith = (parts: readonly string[]): string =>
  `From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n${parts.map((part) => `--b\n${part}\n`).join('')}--b--\n`;
const file = (name: string | number): string =>
  `Content-Type: text/plain; name=${name}.txt\nContent-Disposition: attachment\n\nThis is file ${name}.`;

it('a mail with very many files attached brings in so many of them, and says how many more it has', async () => {
  const outcomes = await bring({ 'a.eml': mailWith(Array.from({ length: 503 }, (_, at) => file(at))) });
  expect(outcomes).toHaveLength(501);
  expect((await open('r2')).reading.remarks).toContain(
    'Not brought in, but kept in the original: 3 more files within it.',
  );
});

it('a mail in a mail in a mail is brought in so deep, and the rest is said to be within', async () => {
  const nested = Array.from({ length: 8 }).reduce<string>(
    (mail, _, at) =>
      `From: a@example.org\nSubject: mail ${8 - at}\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n${mail}`,
    'From: a@example.org\nSubject: innermost\n\nThe end.',
  );
  const outcomes = await bring({ 'a.eml': nested });
  expect(outcomes).toHaveLength(6);
  expect((await open('r7')).reading.remarks).toContain(
    'Not brought in, but kept in the original: one more file within it.',
  );
});
