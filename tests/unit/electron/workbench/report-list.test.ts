import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyId, ReportId, StoryId } from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../harness/desks';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = await openTestDesk(folder);
  await bringIn('a', 'b', 'c', 'd', 'e');
});
afterEach(async () => {
  await desk.close();
  await remove();
});

const bringIn = (...names: string[]) =>
  desk.send('report.import', {
    files: names.map((name) => ({ path: `${name}.txt`, bytes: bytesOf(`Report ${name}.\n`) })),
  });
const ids = (...numbers: number[]): ReportId[] => numbers.map((number) => `r${number}` as ReportId);
const save = (name: string, ...numbers: number[]) =>
  desk.send('story.save', { name, reports: ids(...numbers) });
const listed = async (of: object): Promise<string> => {
  const { total, items } = await desk.send('report.list', of);
  return `${total}: ${items.map(({ id }) => id).join(' ')}`;
};
const loose = (more: object = {}): Promise<string> => listed({ loose: true, ...more });

describe('the reports in no story', () => {
  it('are listed newest first, a page at a time', async () => {
    expect(await loose()).toBe('5: r6 r5 r4 r3 r2');
    await save('One', 5, 2);
    expect(await loose()).toBe('3: r6 r4 r3');
    expect(await loose({ offset: 1, limit: 1 })).toBe('3: r4');
    expect(await loose({ offset: 7 })).toBe('3: ');
    await save('Two', 5, 3);
    await save('One', 6);
    expect(await loose()).toBe('2: r4 r2');
    expect(await listed({})).toBe('5: r6 r5 r4 r3 r2');
  });

  it('follow what is brought in, withdrawn, reinstated, taken back, and the story that goes', async () => {
    const { id } = await save('One', 2, 3);
    expect(await loose()).toBe('3: r6 r5 r4');
    await desk.send('record.withdraw', { record: 'r5' as AnyId, reason: 'twice' });
    await desk.send('record.withdraw', { record: 'r2' as AnyId, reason: 'twice' });
    expect(await loose()).toBe('2: r6 r4');
    await desk.send('record.withdraw', { record: id, reason: 'no story' });
    expect(await loose()).toBe('3: r6 r4 r3');
    await desk.send('record.reinstate', { record: 'r2' as AnyId });
    expect(await loose()).toBe('4: r6 r4 r3 r2');
    await desk.send('record.reinstate', { record: id });
    expect(await loose()).toBe('2: r6 r4');
    await desk.send('history.undo', {});
    expect(await loose()).toBe('4: r6 r4 r3 r2');
    await bringIn('f', 'g');
    expect(await loose()).toMatch(/^6: r\d+ r\d+ r6 r4 r3 r2$/);
  });

  it('are the same when the desk is opened again, and after a redaction', async () => {
    await save('One', 2, 3);
    const before = await loose();
    await desk.close();
    desk = await openTestDesk(folder);
    expect(await loose()).toBe(before);
    await desk.send('redact.run', { targets: ['r3' as AnyId], reason: 'asked to' });
    expect(await loose()).toBe(before);
    await save('One');
    expect(await loose()).toBe('5: r6 r5 r4 r3 r2');
  });

  it('are not those of a story', async () => {
    const { id } = await save('One', 2);
    expect(await desk.dispatch('report.list', { story: id, loose: true })).toMatchObject({
      ok: false,
      error: { tag: 'invalid', what: expect.stringContaining('is either a story’s or in none') },
    });
  });
});

describe('the reports of a story', () => {
  it('are listed in its own order, a page at a time, without those that are withdrawn', async () => {
    const { id } = await save('One', 4, 2, 6, 3);
    const page = (more: object = {}): Promise<string> => listed({ story: id, ...more });
    expect(await page()).toBe('4: r4 r2 r6 r3');
    expect(await page({ offset: 1, limit: 2 })).toBe('4: r2 r6');
    await desk.send('record.withdraw', { record: 'r2' as AnyId, reason: 'twice' });
    expect(await page()).toBe('3: r4 r6 r3');
    expect(await page({ offset: 1, limit: 2 })).toBe('3: r6 r3');
    await desk.send('history.undo', {});
    expect(await page()).toBe('4: r4 r2 r6 r3');
    await save('One', 3);
    expect(await page()).toBe('1: r3');
    expect(await listed({ story: 's99' as StoryId })).toBe('0: ');
  });
});

it('what is waived is told with one report, never in a list of them', async () => {
  const [report] = ids(2) as [ReportId];
  const waive = { report, quote: 'Report a.', reason: 'Opinion' };
  expect((await desk.send('passage.waive', waive)).waived).toHaveLength(1);
  expect((await desk.send('report.row', { report })).waived).toHaveLength(1);
  expect((await desk.send('report.open', { report })).waived).toHaveLength(1);
  const { items } = await desk.send('report.list', {});
  expect(items.filter((item) => 'waived' in item)).toEqual([]);
});
