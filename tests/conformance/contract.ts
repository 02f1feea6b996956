import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Send, Subscribe } from '#shared/contract/channels';
import { CHANNELS } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import type { ClaimView, ImportOutcome } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import { bytesOf } from '../harness/desks';

/** One host's way to an empty desk. `raw` sends what the types would not allow. */
export interface Transport {
  readonly send: Send;
  readonly raw: (channel: unknown, params: unknown) => Promise<unknown>;
  readonly subscribe: Subscribe;
  close(): Promise<void>;
}

const TEXT = 'La ministre a confirmé — “oui…bien sûr” 😀.\nمتحدث رفض التعليق.\nNo one else spoke.\n';

/**
 * What every host must do alike. Each claim of the contract is checked through the host's own transport, on a desk of
 * its own, so that a window cannot tell which host it talks to.
 */
export function describeContract(host: string, open: () => Promise<Transport>): void {
  describe(`the contract, through ${host}`, () => {
    let transport: Transport;
    let report: ReportId;
    let claim: ClaimView;
    const send: Send = (channel, params) => transport.send(channel, params);

    beforeAll(async () => {
      transport = await open();
      const [outcome] = await send('report.import', {
        files: [{ path: 'rapport.txt', bytes: bytesOf(TEXT), meta: { outlet: 'L’Écho' } }],
      });
      report = (outcome as Extract<ImportOutcome, { ok: true }>).reportId;
      claim = await send('claim.make', {
        place: { report, quote: 'متحدث رفض التعليق.' },
        text: 'A spokesman declined.',
      });
    });
    afterAll(async () => transport.close());

    it('takes bytes in and gives the same text back, in any script', async () => {
      const view = await send('report.open', { report });
      expect(view).toMatchObject({ text: TEXT, outlet: 'L’Écho', title: null, bytes: bytesOf(TEXT).length });
    });

    it('counts offsets in UTF-16 code units', async () => {
      const start = TEXT.indexOf('No one');
      const at = { start, end: start + 'No one else spoke.'.length };
      const made = await send('claim.make', { place: { report, at } });
      expect(made.anchors[0]).toMatchObject({ exact: 'No one else spoke.', paragraph: 3, ...at });
    });

    it('records a response and a verdict, and shows both', async () => {
      const party = { name: 'a spokesman', identity: { kind: 'anonymous', reason: null } } as const;
      const response = await send('response.record', {
        claim: claim.id,
        party,
        stance: 'declined',
        scope: 'part',
      });
      await send('verdict.give', {
        claim: claim.id,
        verdict: 'declined',
        restsOn: [response.id],
        note: 'As reported.',
      });
      const shown = await send('claim.open', { claim: claim.id });
      expect(shown.ruling).toMatchObject({
        verdict: 'declined',
        restsOn: [response.id],
        note: 'As reported.',
      });
      expect(shown.responses).toEqual([response]);
      expect(response.described).toBe('anonymous, reason not given');
    });

    it('finds reports and claims by their words', async () => {
      const { hits } = await send('search.run', { query: 'spoke' });
      expect(hits.map(({ id }) => id)).toContain(report);
      const { hits: claims } = await send('search.run', { query: 'declined' });
      expect(claims.map(({ id }) => id)).toContain(claim.id);
    });

    it('finds every kind of record, counts, lists values, and finds what bears on a sentence', async () => {
      const { hits, total } = await send('search.run', { query: 'declined', asker: 'conformance' });
      expect(hits.find(({ kind }) => kind === 'response')?.claim).toBe(claim.id);
      expect(await send('search.count', { queries: ['declined', 'no such words'] })).toEqual([total, 0]);
      const values = await send('search.values', { field: 'party', beginning: '' });
      expect(values.length).toBeGreaterThan(0);
      const similar = await send('search.similar', { text: claim.text, kinds: ['claim'] });
      expect(similar.hits.map(({ id }) => id)).toContain(claim.id);
      expect(
        await send('search.similar', { text: claim.text, kinds: ['claim'], besides: claim.id }),
      ).toMatchObject({
        total: 0,
      });
      expect(await send('index.describe', {})).toMatchObject({
        running: false,
        paused: false,
        problem: null,
      });
    });

    it('keeps searches under a name, and remembers what was searched for', async () => {
      const saved = { name: 'declined', query: 'verdict:declined', order: 'best' as const };
      expect(await send('search.save', saved)).toContainEqual(saved);
      expect(await send('search.saved', {})).toContainEqual(saved);
      expect(await send('search.unsave', { name: saved.name })).not.toContainEqual(saved);
      await send('search.remember', { query: 'spoke' });
      expect(await send('search.history', {})).toContain('spoke');
      expect(await send('search.forgetHistory', {})).toEqual([]);
    });

    it('takes back and makes again', async () => {
      const { words } = await send('history.undo', {});
      expect((await send('history.redo', {})).words).toBe(words);
    });

    it('tells of every change', async () => {
      const { seq } = (await send('desk.describe', {})).head;
      const heard = new Promise<void>((resolve) => {
        const stop = transport.subscribe('desk.changed', (change) => {
          // Earlier changes may still be on their way.
          if (change.seq !== seq + 1 || !change.touched.includes(claim.id)) return;
          stop();
          resolve();
        });
      });
      await send('claim.note', { claim: claim.id, text: 'Heard?' });
      await heard;
    });

    it('waives a passage with its reason, tells whoever listens, and opens it again', async () => {
      const start = TEXT.indexOf('No one');
      const at = { start, end: TEXT.indexOf('spoke.') + 'spoke.'.length };
      const heard = new Promise<void>((resolve) => {
        const stop = transport.subscribe('desk.changed', ({ touched }) => {
          if (!touched.includes(report)) return;
          stop();
          resolve();
        });
      });
      const row = await send('passage.waive', { report, at, reason: 'an opinion' });
      expect(row.waived).toMatchObject([{ ...at, reason: 'an opinion' }]);
      await heard;
      const { waived } = await send('report.open', { report });
      expect(waived).toEqual(row.waived);
      const { sentences, checked, open } = await send('report.coverage', { report });
      expect(checked + open).toBe(sentences);
      expect((await send('passage.reopen', { report, at })).waived).toEqual([]);
    });

    it('merges two claims and splits one', async () => {
      const place = { report, quote: 'La ministre a confirmé' };
      const other = await send('claim.make', { place, text: 'The minister confirmed.' });
      const merged = await send('claim.merge', { claim: other.id, into: claim.id });
      expect(merged.anchors.map(({ exact }) => exact)).toContain(place.quote);
      expect((await send('withdrawn.list', {}))[0]).toMatchObject({ id: other.id, into: claim.id });
      const places = other.anchors.map(({ start, end }) => ({ report, at: { start, end } }));
      const apart = await send('claim.split', { claim: claim.id, text: other.text, places, take: true });
      expect(apart).toMatchObject({ text: other.text, responses: [], ruling: null });
      const after = await send('claim.open', { claim: claim.id });
      expect(after.anchors.map(({ exact }) => exact)).not.toContain(place.quote);
    });

    it('lists the reports in no story, page by page', async () => {
      const all = await send('report.list', { loose: true });
      expect(all.items.map(({ id }) => id)).toContain(report);
      const { id: story } = await send('story.save', { name: 'Un', reports: [report] });
      const left = await send('report.list', { loose: true, limit: 1 });
      expect(left.total).toBe(all.total - 1);
      expect(await send('report.list', { story, offset: 1 })).toEqual({ total: 1, items: [] });
      await send('history.undo', {});
      expect(await send('report.list', { loose: true })).toEqual(all);
    });

    it('tells a fault apart by tag and says what, where and what to do', async () => {
      const fault = await send('claim.make', { place: { report, quote: 'nowhere' } }).catch(
        (error: unknown) => error,
      );
      expect(fault).toBeInstanceOf(FaultError);
      expect(fault).toMatchObject({
        tag: 'not-found',
        where: expect.stringContaining(report),
        todo: expect.any(String),
      });
    });

    it('verifies what it stored', async () => {
      expect(await send('verify.run', {})).toMatchObject({ ok: true, checked: { originals: 1, texts: 1 } });
    });

    it.each(Object.keys(CHANNELS))(
      'refuses %s with parameters the contract does not allow, and changes nothing',
      async (channel) => {
        const { head } = await send('desk.describe', {});
        for (const params of [null, 'text', [], { surprise: 1 }]) {
          await expect(transport.raw(channel, params)).rejects.toMatchObject({ tag: 'invalid' });
        }
        expect((await send('desk.describe', {})).head).toEqual(head);
      },
    );

    it.each(['', 'constructor', '__proto__', 'report.erase', 7, null])(
      'refuses the channel %j',
      async (channel) => {
        await expect(transport.raw(channel, {})).rejects.toMatchObject({ tag: 'invalid' });
      },
    );
  });
}
