import { describe, expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/ids';
import { bytesOf } from '../../../../harness/desks';
import { eachDesk } from '../../../../harness/each-desk';

const desk = eachDesk();

const bring = (files: Readonly<Record<string, string>>) =>
  desk.send('report.import', {
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: bytesOf(text) })),
  });
const open = (report: string) => desk.send('report.open', { report: report as ReportId });

const MAIL = [
  'From: A. Reporter <a@example.org>',
  'Subject: The pier',
  'Date: Fri, 4 Oct 2019 10:00:00 +0200',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'The board’s statement is attached.',
  '--b',
  'Content-Type: text/plain; name=statement.txt',
  'Content-Disposition: attachment; filename=statement.txt',
  '',
  'The pier will open on Sunday.',
  '--b--',
  '',
].join('\r\n');

describe('a file brought in', () => {
  it('tells how it was read: what the file states, and where', async () => {
    const [outcome] = await bring({ 'pier.eml': MAIL });
    expect(outcome).toMatchObject({ ok: true, title: 'The pier', date: '2019-10-04' });
    const { reading } = await open('r2');
    expect(reading).toMatchObject({
      format: 'mail',
      partOf: null,
      provenance: { title: { sure: 'stated' } },
    });
  });

  it('brings in what is attached to it, each a report that says to what', async () => {
    const outcomes = await bring({ 'pier.eml': MAIL });
    expect(outcomes.map((outcome) => outcome.ok && [outcome.reportId, outcome.path])).toEqual([
      ['r2', 'pier.eml'],
      ['r3', 'pier.eml/statement.txt'],
    ]);
    expect(await open('r3')).toMatchObject({
      text: expect.stringContaining('The pier will open on Sunday.'),
      reading: { format: 'text', partOf: 'r2' },
    });
  });

  it('keeps what is attached and cannot be read in its own original, and says so', async () => {
    const picture = MAIL.replace('The pier will open on Sunday.', '\u0001\u0002\u0003\u0000\u0000\u0000');
    const outcomes = await bring({ 'pier.eml': picture });
    expect(outcomes.map(({ ok, path }) => [ok, path])).toEqual([[true, 'pier.eml']]);
    expect((await open('r2')).reading.remarks).toEqual([
      expect.stringMatching(/^Not brought in, but kept in the original: statement\.txt, is not text/),
    ]);
  });

  it('leads to the first where its bytes are there, in this call or before', async () => {
    const outcomes = await bring({ 'a.txt': 'The same.', 'b.txt': 'The same.', 'c.txt': 'Another.' });
    expect(outcomes.map((outcome) => outcome.ok && outcome.duplicateOf)).toEqual([
      undefined,
      'r2',
      undefined,
    ]);
    expect(await bring({ 'd.txt': 'Another.' })).toMatchObject([{ duplicateOf: 'r3' }]);
    expect((await desk.send('desk.describe', {})).counts.reports).toBe(2);
  });

  it('that is there twice and cannot be read is named twice', async () => {
    const outcomes = await bring({ 'a.txt': ' ', 'b.txt': ' ', 'c.txt': 'Good.' });
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, true]);
    expect(outcomes[1]).toMatchObject({ error: expect.stringContaining('white space') });
  });

  it('as a feed is as many reports as it has lines, whatever one of them is', async () => {
    const outcomes = await bring({
      'feed.jsonl': '{"text":"One."}\nnot json\n\n{"text":"Four.","title":"T"}\n',
    });
    expect(outcomes).toMatchObject([
      { ok: true, path: 'feed.jsonl:1' },
      { ok: false, path: 'feed.jsonl:2', error: expect.stringContaining('is not JSON') },
      { ok: true, path: 'feed.jsonl:4', title: 'T' },
    ]);
  });

  it('keeps its order among others, however long each takes to read', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${at}.txt`, `Text ${at}.`]));
    const outcomes = await bring({ 'first.eml': MAIL, ...files });
    expect(outcomes.map(({ path }) => path)).toEqual([
      'first.eml',
      'first.eml/statement.txt',
      ...Object.keys(files),
    ]);
    expect(outcomes.map((outcome) => outcome.ok && outcome.reportId)).toEqual(
      outcomes.map((_, at) => `r${at + 2}`),
    );
    expect((await desk.send('verify.run', {})).problems).toEqual([]);
  });

  it('may be called anything', async () => {
    const names = ['a.constructor', 'a.__proto__', 'a.toString', 'constructor'];
    const outcomes = await desk.send('report.import', {
      files: names.map((path, at) => ({ path, bytes: bytesOf(`Nobody spoke on day ${at}.`) })),
    });
    expect(outcomes.map(({ ok }) => ok)).toEqual(names.map(() => true));
  });

  it('is one act with the others of its call', async () => {
    await bring({ 'a.txt': 'One.', 'b.txt': 'Two.' });
    await desk.send('history.undo', {});
    expect((await desk.send('desk.describe', {})).counts.reports).toBe(0);
    await desk.send('history.redo', {});
    expect((await desk.send('desk.describe', {})).counts.reports).toBe(2);
  });

  it('is described by who brings it in before what is read from it', async () => {
    await desk.send('report.import', {
      files: [{ path: 'pier.eml', bytes: bytesOf(MAIL), meta: { title: 'My title', outlet: 'The Courier' } }],
    });
    const { reading, ...report } = await open('r2');
    expect(report).toMatchObject({ title: 'My title', outlet: 'The Courier', date: '2019-10-04' });
    expect(Object.keys(reading.provenance)).toContain('date');
    expect(Object.keys(reading.provenance)).not.toContain('title');
  });
});
