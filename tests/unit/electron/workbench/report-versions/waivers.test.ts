import { expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/ids';
import { bytesOf } from '../../../../harness/desks';
import { eachDesk } from '../../../../harness/each-desk';

const { send } = eachDesk();

const FIRST = `It was a grey morning on the river and nobody hurried anywhere.

The two delegations met on Thursday behind closed doors in the old customs house.

Everyone agreed that it was a splendid afternoon. The meeting lasted two hours, a person said.
`;
/** The first paragraph went to the end, the last sentence says something else. */
const SECOND = `The two delegations met on Thursday behind closed doors in the old customs house.

Everyone agreed that it was a splendid afternoon. The meeting lasted three hours, a person said.

It was a grey morning on the river and nobody hurried anywhere.
`;
const THIRD = SECOND.replace('splendid', 'dreadful');

async function bringIn(text: string): Promise<ReportId> {
  const [outcome] = await send('report.import', { files: [{ path: 'a.txt', bytes: bytesOf(text) }] });
  if (!outcome?.ok) throw new Error(outcome?.error);
  return outcome.reportId;
}
const waive = (report: ReportId, quote: string, reason: string) =>
  send('passage.waive', { report, quote, reason });
const waived = async (report: ReportId): Promise<string[]> => {
  const view = await send('report.open', { report });
  return view.waived.map(({ start, end, reason }) => `${reason}: ${view.text.slice(start, end)}`);
};

async function versions() {
  const older = await bringIn(FIRST);
  await waive(older, 'It was a grey morning on the river and nobody hurried anywhere.', 'weather');
  await waive(older, 'a splendid afternoon', 'opinion');
  await waive(older, 'a person said', 'who says so');
  return { older, newer: await bringIn(SECOND) };
}

it('carries a waiver to the newer version where its sentence stands unchanged, in the same act', async () => {
  const { older, newer } = await versions();
  await send('report.supersede', { report: older, by: newer });
  expect(await waived(newer)).toEqual([
    'opinion: a splendid afternoon',
    'weather: It was a grey morning on the river and nobody hurried anywhere.',
  ]);
  expect(await waived(older)).toHaveLength(3);
  expect((await send('verify.run', {})).problems).toEqual([]);
  await send('history.undo', {});
  expect(await waived(newer)).toEqual([]);
  await send('history.redo', {});
  expect(await waived(newer)).toHaveLength(2);
});

it('leaves what was waived in the newer version as it was waived there', async () => {
  const { older, newer } = await versions();
  await waive(newer, 'nobody hurried', 'seen by the checker');
  await send('report.supersede', { report: older, by: newer });
  expect(await waived(newer)).toEqual([
    'opinion: a splendid afternoon',
    'seen by the checker: nobody hurried',
  ]);
});

it('carries them on through versions after that, as far as they hold', async () => {
  const { older, newer } = await versions();
  const newest = await bringIn(THIRD);
  await send('report.supersede', { report: newer, by: newest });
  expect(await waived(newest)).toEqual([]);
  await send('report.supersede', { report: older, by: newer });
  expect(await waived(newer)).toHaveLength(2);
  expect(await waived(newest)).toEqual([
    'weather: It was a grey morning on the river and nobody hurried anywhere.',
  ]);
});
