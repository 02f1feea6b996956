import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedSample } from '#seeds/sample/seed';
import type { Send } from '#shared/contract/channels';
import type { Workbench } from '#workbench/ports';
import { runHeadless } from '../../../../electron/loopback/headless';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../harness/desks';

let folder = '';
let remove: () => Promise<void>;
let desk: Workbench;
let asked: unknown[] = [];

/** Prints into plain text: what is printed is the sheet's own tests' business. */
const printing: Send = async (channel, params) => {
  if (channel !== 'sheet.pdf') return desk.send(channel, params);
  asked.push(params);
  return { bytes: bytesOf('a sheet'), pages: 1, name: 'sheet.pdf' } as never;
};

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = await openTestDesk(join(folder, 'desk'));
  asked = [];
});
afterEach(async () => {
  await desk.close();
  await remove();
});

async function headless(send: Send, sheets = join(folder, 'sheets')) {
  const lines: string[] = [];
  const done = await runHeadless({ send, folder: sheets, print: (text) => lines.push(text) });
  return { done, text: lines.join('\n') };
}

test('the sample desk: every verdict in full words with its count and claims in one column', async () => {
  const { story } = await seedSample(desk.send);
  const { done, text } = await headless(printing);
  expect(done).toBe(true);
  const { verdicts } = await desk.send('desk.describe', {});
  const { items } = await desk.send('claim.list', {});
  for (const { text: claim } of items) expect(text).toContain(claim);
  expect(text).toMatch(new RegExp(`✓ confirmed +${verdicts.confirmed}  \\S`));
  expect(text).toMatch(new RegExp(`– declined to comment +${verdicts.declined}  \\S`));
  const columns = items.map(({ text: claim }) =>
    text
      .split('\n')
      .find((line) => line.endsWith(claim))
      ?.indexOf(claim),
  );
  expect(new Set(columns).size).toBe(1);
  expect(asked).toEqual([{ of: { story } }]);
  expect(text).toContain(`Verdict sheet: ${join(folder, 'sheets/sheet.pdf')}`);
  expect(readFileSync(join(folder, 'sheets/sheet.pdf'), 'utf8')).toBe('a sheet');
});

test('an empty desk says so and has no sheet', async () => {
  const { done, text } = await headless(printing);
  expect(done).toBe(true);
  expect(text).toMatch(/0 claims by verdict[\s\S]*✓ confirmed +0$/m);
  expect(asked).toEqual([]);
});

test('of many claims under one verdict some are shown and the rest is counted', async () => {
  const text = Array.from({ length: 20 }, (_, n) => `Sentence number ${n}.`).join('\n');
  const [report] = await desk.send('report.import', { files: [{ path: 'a.txt', bytes: bytesOf(text) }] });
  if (!report?.ok) throw new Error('not imported');
  for (const quote of text.split('\n'))
    await desk.send('claim.make', { place: { report: report.reportId, quote } });
  const { text: shown } = await headless(printing);
  const listed = shown.match(/Sentence number/g)?.length ?? 0;
  expect(shown).toContain(`and ${20 - listed} more`);
  const { items } = await desk.send('claim.list', {});
  expect(items).toHaveLength(20);
  expect(asked).toEqual([{ of: { claims: items.map(({ id }) => id) } }]);
});

test('a sheet that cannot be printed or written is told in one line, after the table', async () => {
  await seedSample(desk.send);
  const unprinted = await headless(desk.send);
  expect(unprinted.done).toBe(false);
  expect(unprinted.text.split('\n').at(-1)).toMatch(/^The verdict sheet could not be written: ./);
  writeFileSync(join(folder, 'file'), '');
  const unwritten = await headless(printing, join(folder, 'file'));
  expect(unwritten.done).toBe(false);
  expect(unwritten.text).toContain(join(folder, 'file'));
});
