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

  it('forgets a redacted report', async () => {
    await bring({ 'a.txt': WIRE, 'b.txt': `${WIRE}\n` });
    expect(await alike('r2')).toHaveLength(1);
    await desk.send('redact.run', { targets: ['r3' as ReportId], reason: 'by order' });
    expect(await alike('r2')).toEqual([]);
  });
});
