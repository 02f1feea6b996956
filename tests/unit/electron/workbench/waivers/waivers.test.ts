import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/ids';
import { bytesOf } from '../../../../harness/desks';
import { eachDesk } from '../../../../harness/each-desk';

const { send, dispatch } = eachDesk();

const TEXT = `It was a grey morning on the river. Two delegations met at noon.

The mayor said it was a great day. Nobody else spoke.
`;

let report: ReportId;
beforeEach(async () => {
  const [outcome] = await send('report.import', { files: [{ path: 'a.txt', bytes: bytesOf(TEXT) }] });
  if (!outcome?.ok) throw new Error(outcome?.error);
  report = outcome.reportId;
});

const at = (quote: string) => ({ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length });
const waive = (quote: string, reason = 'a description') =>
  send('passage.waive', { report, at: at(quote), reason });
const reasons = async (): Promise<string[]> =>
  (await send('report.open', { report })).waived.map(({ reason }) => reason);
const coverage = () => send('report.coverage', { report });

describe('waiving a passage', () => {
  it('says who waived it when and why, and what is left open', async () => {
    expect(await coverage()).toEqual({ sentences: 4, checked: 0, waived: 0, open: 4 });
    const { waived } = await waive('It was a grey morning on the river.');
    expect(waived).toMatchObject([
      { start: 0, end: 35, reason: 'a description', checker: 'Tester', time: expect.any(String) },
    ]);
    expect(await coverage()).toEqual({ sentences: 4, checked: 0, waived: 1, open: 3 });
  });

  it('counts a sentence as checked where a claim or a response stands as well', async () => {
    await waive(TEXT.trim(), 'an old report');
    expect(await coverage()).toMatchObject({ waived: 4 });
    const claim = await send('claim.make', { place: { report, quote: 'Two delegations met' } });
    await send('response.record', {
      claim: claim.id,
      party: { name: 'The mayor' },
      stance: 'confirmed',
      place: { report, quote: 'The mayor said' },
    });
    expect(await coverage()).toEqual({ sentences: 4, checked: 2, waived: 2, open: 0 });
  });

  it('counts a response whose claim stands in another report', async () => {
    const files = [{ path: 'b.txt', bytes: bytesOf('Elsewhere they met.\n') }];
    const [other] = await send('report.import', { files });
    if (!other?.ok) throw new Error(other?.error);
    const claim = await send('claim.make', { place: { report: other.reportId, quote: 'they met' } });
    const place = { report, quote: 'Nobody else spoke.' };
    await send('response.record', { claim: claim.id, party: { name: 'X' }, stance: 'denied', place });
    expect(await coverage()).toMatchObject({ checked: 1, open: 3 });
  });

  it('puts a new reason in the place of those inside it, and leaves wider ones', async () => {
    await waive('The mayor said', 'first');
    await waive('Nobody else spoke.', 'second');
    await waive('The mayor said', 'third');
    expect(await reasons()).toEqual(['third', 'second']);
    await waive('The mayor said it was a great day. Nobody else spoke.', 'both');
    expect(await reasons()).toEqual(['both']);
    await waive('great', 'an opinion');
    expect(await reasons()).toEqual(['both', 'an opinion']);
    expect((await send('verify.run', {})).ok).toBe(true);
  });

  it('takes a quotation as well as offsets', async () => {
    const { waived } = await send('passage.waive', { report, quote: 'Nobody else spoke.', reason: 'so' });
    expect(waived).toMatchObject([at('Nobody else spoke.')]);
    const twice = { report, quote: 'a', reason: 'so' };
    expect(await dispatch('passage.waive', twice)).toMatchObject({ error: { tag: 'ambiguous' } });
  });

  it.each([
    ['an empty passage', { start: 5, end: 5 }],
    ['what begins behind its end', { start: 9, end: 5 }],
    ['nothing but space', { start: TEXT.indexOf('\n\n'), end: TEXT.indexOf('\n\n') + 2 }],
    ['what lies outside the text', { start: 5, end: 5000 }],
  ])('refuses %s', async (_, where) => {
    for (const channel of ['passage.waive', 'passage.reopen'])
      expect(
        await dispatch(channel, {
          report,
          at: where,
          ...(channel === 'passage.waive' ? { reason: 'so' } : {}),
        }),
      ).toMatchObject({ ok: false, error: { tag: 'invalid' } });
    expect(await reasons()).toEqual([]);
  });

  it.each([undefined, '', '   '])('needs a reason: not %j', async (reason) => {
    const reply = await dispatch('passage.waive', { report, at: at('great'), reason });
    expect(reply).toMatchObject({ ok: false, error: { tag: 'invalid' } });
  });

  it('keeps confidential names out of the reason', async () => {
    const claim = await send('claim.make', { place: { report, quote: 'Nobody else spoke.' } });
    const party = { name: 'Joan Example', confidential: true };
    await send('response.record', { claim: claim.id, party, stance: 'denied' });
    const reason = 'joan example will answer for it';
    expect(await dispatch('passage.waive', { report, at: at('great'), reason })).toMatchObject({
      error: { tag: 'invalid', where: 'reason' },
    });
  });

  it('is taken back and made again, with the words for it', async () => {
    await waive('The mayor said', 'first');
    await waive('The mayor said it was a great day.', 'second');
    expect((await send('desk.describe', {})).undo).toBe(
      'passage “The mayor said it was a great day.” waived',
    );
    await send('history.undo', {});
    expect(await reasons()).toEqual(['first']);
    await send('history.undo', {});
    expect(await reasons()).toEqual([]);
    await send('history.redo', {});
    await send('history.redo', {});
    expect(await reasons()).toEqual(['second']);
  });
});

describe('opening a passage again', () => {
  it('takes away every waiver that overlaps it, and no other', async () => {
    await waive('It was a grey morning', 'one');
    await waive('grey morning on the river', 'two');
    await waive('Nobody else spoke.', 'three');
    const { waived } = await send('passage.reopen', { report, at: at('grey') });
    expect(waived.map(({ reason }) => reason)).toEqual(['three']);
    expect((await send('desk.describe', {})).undo).toMatch(/^waived passage of report “.+” open again$/);
    await send('history.undo', {});
    expect(await reasons()).toEqual(['one', 'two', 'three']);
  });

  it('says where nothing is waived', async () => {
    await waive('Nobody else spoke.');
    expect(await dispatch('passage.reopen', { report, at: at('grey') })).toMatchObject({
      error: { tag: 'not-found', what: expect.stringContaining('is waived') },
    });
  });
});

describe('what is waived', () => {
  it('goes with its report, and comes back with it', async () => {
    await waive('Nobody else spoke.', 'so');
    await send('record.withdraw', { record: report, reason: 'twice' });
    expect(await dispatch('passage.reopen', { report, at: at('Nobody') })).toMatchObject({
      error: { tag: 'not-found' },
    });
    expect((await send('verify.run', {})).ok).toBe(true);
    await send('record.reinstate', { record: report });
    expect(await reasons()).toEqual(['so']);
  });

  it('is no record to be withdrawn by itself', async () => {
    const { waived } = await waive('Nobody else spoke.', 'so');
    expect(
      await dispatch('record.withdraw', { record: waived[0]?.id ?? '', reason: 'mistake' }),
    ).toMatchObject({
      error: { tag: 'refused', todo: 'Open the passage again instead.' },
    });
  });
});
