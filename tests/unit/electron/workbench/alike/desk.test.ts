import { describe, expect, it } from 'vitest';
import type { ClaimId, ReportId } from '#shared/domain/ids';
import { bytesOf } from '../../../../harness/desks';
import { eachDesk } from '../../../../harness/each-desk';

const desk = eachDesk();

const WIRE = `The harbour board will open the old pier to visitors on Sunday, its chairman told reporters after a meeting that lasted until midnight.

An official of the ministry, who asked not to be named, confirmed that the money had been found and that the boats would sail again before the summer.`;
const OTHER = `Farmers in the hills expect a poor harvest this year after the driest spring in four decades, their union said in a letter to the minister.`;

const bring = (files: Readonly<Record<string, string>>) =>
  desk.send('report.import', {
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: bytesOf(text) })),
  });
const alike = (report: string) => desk.send('report.alike', { report: report as ReportId });

describe('a desk with wire copy on it', () => {
  it('tells which reports share passages with one, where in each, and how much of it', async () => {
    await bring({
      'a.txt': WIRE,
      'b.txt': `Our correspondent writes from the coast, where the weather has been fine.\n\n${WIRE.split('\n\n')[1]}`,
      'c.txt': OTHER,
    });
    const [kin, ...more] = await alike('r2');
    expect(more).toEqual([]);
    expect(kin).toMatchObject({ report: { id: 'r3' }, relation: 'shares passages' });
    const [passage] = kin?.passages ?? [];
    expect(passage?.here.text).toContain('An official of the ministry');
    expect(passage?.there.text).toBe(passage?.here.text);
    expect(await alike('r4')).toEqual([]);
  });

  it('knows what came in, went and came again since it was asked', async () => {
    await bring({ 'a.txt': WIRE });
    expect(await alike('r2')).toEqual([]);
    await bring({ 'b.txt': `${WIRE}\n` });
    expect(await alike('r2')).toMatchObject([{ report: { id: 'r3' }, relation: 'same text' }]);
    await desk.send('history.undo', {});
    expect(await alike('r2')).toEqual([]);
    await desk.send('history.redo', {});
    expect(await alike('r2')).toHaveLength(1);
  });

  it('never lets one story printed by two outlets count as two sources', async () => {
    await bring({
      'a.txt': `The Courier\n\n${WIRE}`,
      'b.txt': `The Post\n\n${WIRE}`,
      'c.txt': `${OTHER} The pier will open, it added.`,
    });
    const quote =
      'An official of the ministry, who asked not to be named, confirmed that the money had been found';
    const place = (report: string, words = quote) => ({ report: report as ReportId, quote: words });
    const { id } = await desk.send('claim.make', { place: place('r2'), text: 'The money was found' });
    const confirm = (name: string, at: ReturnType<typeof place>) =>
      desk.send('response.record', { claim: id as ClaimId, party: { name }, stance: 'confirmed', place: at });
    const one = await confirm('An official', place('r2'));
    const two = await confirm('A ministry source', place('r3'));
    const warnings = async (restsOn: (typeof one.id)[]) =>
      (await desk.send('verdict.give', { claim: id, verdict: 'confirmed', restsOn })).warnings.map(
        ({ kind }) => kind,
      );
    expect(await warnings([one.id, two.id])).toContain('shared-text');
    const three = await confirm('The union', place('r4', 'The pier will open, it added.'));
    expect(await warnings([one.id, two.id, three.id])).not.toContain('shared-text');
    expect(await warnings([one.id])).not.toContain('shared-text');
  });

  it('does not take two reports for one because both end as all reports of the kind do', async () => {
    const habit =
      'This report was made with material of the wire services; it may not be printed, broadcast, written anew or handed on without the leave of those who own it, whatever the purpose; whoever wants to do so may write to the office named below, which answers within some days and keeps a list of all that it has allowed so far, for everybody to read.';
    const quoted =
      'We have not met anybody, and we do not mean to meet anybody before the summer is over, whoever asks us, and whatever is said of it in the papers of either side; those who say that they were there should come and say so with their names, as others have done before them in the same place and for the same reason, whatever came of it in the end for any of them';
    const own = (at: number): string => Array.from({ length: 150 }, (_, n) => `word${at}x${n}`).join(' ');
    const text = (at: number): string => `${at < 2 ? `${quoted}. ` : ''}${own(at)}. ${habit}`;
    await bring(Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`${at}.txt`, text(at)])));
    // What is common to many is known once somebody looked.
    await alike('r2');
    const at = (report: string) => ({ report: report as ReportId, quote: quoted });
    const { id: claim } = await desk.send('claim.make', { place: at('r2') });
    for (const report of ['r2', 'r3'])
      await desk.send('response.record', {
        claim,
        party: { name: `Of ${report}` },
        stance: 'confirmed',
        place: at(report),
      });
    const { warnings } = await desk.send('verdict.give', { claim, verdict: 'confirmed' });
    expect(warnings.map(({ kind }) => kind)).not.toContain('shared-text');
  });

  it('forgets a redacted report', async () => {
    await bring({ 'a.txt': WIRE, 'b.txt': `${WIRE}\n` });
    expect(await alike('r2')).toHaveLength(1);
    await desk.send('redact.run', { targets: ['r3' as ReportId], reason: 'by order' });
    expect(await alike('r2')).toEqual([]);
  });
});
