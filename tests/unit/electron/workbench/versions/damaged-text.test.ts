import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ClaimId, ReportId } from '#shared/domain/ids';
import { openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { SAMPLE_LEDGERS } from '../../../../harness/sample-ledgers-expected';

it.each(['texts-missing', 'texts-altered'])(
  '%s: claims and verdicts are there; what needs the text names the file',
  async (name) => {
    const { folder, remove } = await temporaryFolder();
    await cp(join(SAMPLE_LEDGERS, name), folder, { recursive: true });
    const desk = await openTestDesk(folder);
    const { items } = await desk.send('claim.list', {});
    const { verdicts } = await desk.send('desk.describe', {});
    expect(verdicts.confirmed).toBe(1);
    expect(items[0]?.anchors[0]?.exact).toContain('Two delegations met');
    // One of the two reports' texts is damaged: which, only their hashes say.
    const replies = await Promise.all(
      (['r2', 'r3'] as unknown as ReportId[]).map((report) => desk.dispatch('report.open', { report })),
    );
    const faults = replies.flatMap((reply) => (reply.ok ? [] : [reply.error]));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      tag: 'damaged',
      where: expect.stringContaining(join(folder, 'texts')),
    });
    const paragraphs = items.flatMap(({ anchors }) => anchors.map(({ paragraph }) => paragraph));
    expect(paragraphs).toEqual([replies[0]?.ok ? 1 : 0]);
    const sheet = await desk.dispatch('sheet.html', { of: { claims: ['c4' as ClaimId] } });
    expect(sheet.ok).toBe(replies[0]?.ok);
    const story = await desk.send('story.save', {
      name: 'Both',
      reports: ['r2', 'r3'] as unknown as ReportId[],
    });
    const whole = await desk.dispatch('sheet.html', { of: { story: story.id } });
    expect(whole).toMatchObject({ ok: false, error: { tag: 'damaged' } });
    await desk.close();
    await remove();
  },
);
