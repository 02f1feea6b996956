import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/ids';
import { bytesOf } from '../../../harness/desks';
import { eachDesk } from '../../../harness/each-desk';

const TEXT = 'It was quiet.\n\nThe mayor met them on Thursday, she said.';
const PAGE = `<!doctype html><html lang="en"><head><title>The mayor met them</title></head><body><article><h1>The mayor met them</h1><p>${'The mayor has long spoken of a bridge over the river. '.repeat(20)}</p><p>The mayor met them on Thursday, she said, and nobody has denied it since.</p></article></body></html>`;
const report = 'r2' as ReportId;
const desk = eachDesk();

const claim = () =>
  desk.send('claim.make', { place: { report, quote: 'met them on Thursday' }, text: 'They met' });
const describeAs = (date: string | null) => desk.send('report.describe', { report, meta: { date } });
const daysOf = async (id: Awaited<ReturnType<typeof claim>>['id']) => {
  const { items } = await desk.send('claim.list', { report });
  return items.find((one) => one.id === id)?.anchors[0]?.days;
};

describe('a claim’s quotation with a relative day', () => {
  beforeEach(async () => {
    await desk.send('report.import', { files: [{ path: 'a.txt', bytes: bytesOf(TEXT) }] });
  });

  it('says the day once the report’s date is known, and no longer when it is taken back', async () => {
    const { id } = await claim();
    expect(await daysOf(id)).toEqual([]);
    await describeAs('2019-10-04');
    const start = TEXT.indexOf('Thursday');
    expect(await daysOf(id)).toMatchObject([{ day: '2019-10-03', sure: 'likely', start, end: start + 8 }]);
    await desk.send('history.undo', {});
    expect(await daysOf(id)).toEqual([]);
  });

  it('has it in a line under it on the sheet, and stays as it is itself', async () => {
    const { id } = await claim();
    const sheet = async () => (await desk.send('sheet.html', { of: { claims: [id] } })).html;
    expect(await sheet()).not.toContain('class="days"');
    await describeAs('2019-10-04');
    const html = await sheet();
    expect(html).toContain('<blockquote dir="auto">“met them on Thursday”</blockquote>');
    expect(html).toContain(
      '<p class="days"><bdi>Thursday: 3 October 2019 (likely, from the report’s date)</bdi></p>',
    );
  });

  it('changes nothing of the text or the anchor', async () => {
    const { anchors } = await claim();
    await describeAs('2019-10-04');
    expect((await desk.send('report.open', { report })).text).toBe(TEXT);
    const { items } = await desk.send('claim.list', { report });
    expect(items[0]?.anchors[0]).toMatchObject({ exact: anchors[0]?.exact, start: anchors[0]?.start });
    expect((await desk.send('verify.run', {})).ok).toBe(true);
  });
});

describe('a date that was only guessed', () => {
  it('makes every day a guess, until a checker sets it', async () => {
    const path = 'https-example-org-2019-10-04.html';
    await desk.send('report.import', {
      files: [{ path, bytes: bytesOf(PAGE.replace('<h1>', '<p>4 October 2019</p><h1>')) }],
    });
    const view = await desk.send('report.open', { report });
    expect(view).toMatchObject({ date: '2019-10-04', dateCorrected: false });
    const { id } = await claim();
    const [read] = (await daysOf(id)) ?? [];
    expect(view.reading.provenance.date?.sure).not.toBe('stated');
    expect(read?.sure).toBe(view.reading.provenance.date?.sure);
    await describeAs('2019-10-11');
    expect(await desk.send('report.open', { report })).toMatchObject({ dateCorrected: true });
    expect((await daysOf(id))?.[0]).toMatchObject({ day: '2019-10-10', sure: 'likely' });
  });
});
