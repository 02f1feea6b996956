import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/ids';
import { bytesOf } from '../../../harness/desks';
import { eachDesk } from '../../../harness/each-desk';

let now: Date;
const report = 'r2' as ReportId;
const desk = eachDesk({ now: () => now });

beforeEach(async () => {
  now = new Date('2026-11-21T12:00:00Z');
  await desk.send('report.import', { files: [{ path: 'a.txt', bytes: bytesOf('The mayor confirmed it.') }] });
});

const sheet = () => desk.send('sheet.html', { of: { report } });

describe('an embargo', () => {
  it('keeps the report off every sheet until its moment, and says so', async () => {
    const until = '2026-11-21T18:00:00+01:00';
    expect((await desk.send('report.embargo', { report, until })).embargo).toBe('2026-11-21T17:00:00.000Z');
    await expect(sheet()).rejects.toMatchObject({
      tag: 'refused',
      what: '“The mayor confirmed it.” (r2) is under embargo until 2026-11-21 17:00 UTC',
    });
    now = new Date('2026-11-21T17:00:00Z');
    expect((await sheet()).html).toContain('The mayor confirmed it.');
  });

  it('holds for a sheet of claims, too, that quotes the report', async () => {
    const place = { report, quote: 'The mayor confirmed it.' };
    const { id } = await desk.send('claim.make', { place, text: 'It is so' });
    await desk.send('report.embargo', { report, until: '2026-11-22T00:00:00Z' });
    await expect(desk.send('sheet.html', { of: { claims: [id] } })).rejects.toMatchObject({ tag: 'refused' });
  });

  it('is lifted, taken back and made again like any change', async () => {
    await desk.send('report.embargo', { report, until: '2026-11-22T00:00:00Z' });
    await desk.send('report.embargo', { report, until: null });
    expect((await sheet()).html).not.toBe('');
    expect((await desk.send('history.undo', {})).words).toContain('embargo of report');
    await expect(sheet()).rejects.toMatchObject({ tag: 'refused' });
  });

  it('that changes nothing is no entry', async () => {
    const seq = async () => (await desk.send('desk.describe', {})).head.seq;
    const before = await seq();
    await desk.send('report.embargo', { report, until: null });
    await desk.send('report.mark', { report, standing: null });
    await desk.send('report.describe', { report, meta: { title: ' ' } });
    expect(await seq()).toBe(before);
  });

  it('must be a moment', async () => {
    const reply = await desk.dispatch('report.embargo', { report, until: 'tomorrow' });
    expect(reply).toMatchObject({ ok: false, error: { what: expect.stringContaining('is not a moment') } });
  });
});

describe('a report its outlet corrected or retracted', () => {
  it('says so wherever it is shown, and on the sheet', async () => {
    const standing = { is: 'retracted', day: '2026-11-20', note: 'The mayor was misquoted.' } as const;
    await desk.send('report.mark', { report, standing });
    expect(await desk.send('report.open', { report })).toMatchObject({ standing });
    const { html } = await sheet();
    expect(html).toMatch(/Retracted<\/dt>.*2026-11-20: The mayor was misquoted\./);
    expect((await desk.send('history.undo', {})).words).toContain('marked as retracted on 2026-11-20');
    expect((await desk.send('report.open', { report })).standing).toBeNull();
  });

  it('needs the day', async () => {
    const standing = { is: 'corrected', day: 'Thursday', note: null };
    const reply = await desk.dispatch('report.mark', { report, standing });
    expect(reply).toMatchObject({ ok: false, error: { what: expect.stringContaining('is not a day') } });
  });
});
