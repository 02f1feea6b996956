import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupDesk } from '#workbench/backup/backup';
import { restoreDesk } from '#workbench/backup/restore';
import type { Workbench } from '#workbench/ports';
import type { WorkbenchOptions } from '#workbench/workbench';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../harness/desks';

let folder: string;
let remove: () => Promise<void>;
const open: Workbench[] = [];
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
  await remove();
});

async function deskIn(place = folder, options: Partial<WorkbenchOptions> = {}): Promise<Workbench> {
  const desk = await openTestDesk(place, options);
  open.push(desk);
  return desk;
}

/** A desk with a report, a claim and a confidential response. */
async function workedOn(desk: Workbench) {
  const files = [{ path: 'a.txt', bytes: bytesOf('The envoy met them.\n') }];
  const [outcome] = await desk.send('report.import', { files });
  const report = outcome?.ok ? outcome.reportId : expect.fail('not brought in');
  const claim = await desk.send('claim.make', { place: { report, quote: 'The envoy met them.' } });
  const party = { name: 'Qxzreal', alias: 'An aide', confidential: true };
  const response = await desk.send('response.record', { claim: claim.id, party, stance: 'confirmed' });
  return { report, claim, response };
}

describe('a saved search', () => {
  it('stays when the desk is opened again, in the order of the names; one of the same name is replaced', async () => {
    const desk = await deskIn();
    await desk.send('search.save', { name: 'open claims', query: 'is:open' });
    await desk.send('search.save', { name: 'Émigrés', query: 'émigré*', order: 'newest' });
    await desk.send('search.save', { name: 'open claims', query: 'is:open in:claims' });
    await desk.close();
    open.length = 0;
    expect(await (await deskIn()).send('search.saved', {})).toEqual([
      { name: 'Émigrés', query: 'émigré*', order: 'newest' },
      { name: 'open claims', query: 'is:open in:claims', order: 'best' },
    ]);
  });

  it('is taken away by its name; another name is told of', async () => {
    const desk = await deskIn();
    await desk.send('search.save', { name: 'open', query: 'is:open' });
    await expect(desk.send('search.unsave', { name: 'opne' })).rejects.toMatchObject({ tag: 'not-found' });
    expect(await desk.send('search.unsave', { name: 'open' })).toEqual([]);
  });

  it('cannot be kept on a desk that is only read, and nothing is written', async () => {
    const holder = await deskIn();
    await workedOn(holder);
    const reader = await deskIn(folder, { mode: 'window' });
    await expect(reader.send('search.save', { name: 'open', query: 'is:open' })).rejects.toMatchObject({
      tag: 'read-only',
    });
    expect(await readdir(folder)).not.toContain('searches.json');
  });

  it('must not name whom the vault keeps, as backups hold it', async () => {
    const desk = await deskIn();
    await workedOn(desk);
    for (const search of [
      { name: 'aide', query: 'QXZreal' },
      { name: 'qxzREAL', query: 'aide' },
    ])
      await expect(desk.send('search.save', search)).rejects.toThrow(/confidential name/);
    expect(await desk.send('search.saved', {})).toEqual([]);
  });

  it('is named by a redaction of its words', async () => {
    const desk = await deskIn();
    const { claim } = await workedOn(desk);
    await desk.send('search.save', { name: 'mine', query: '"the envoy met them."' });
    const { remains } = await desk.send('redact.plan', { targets: [claim.id] });
    expect(remains).toContainEqual(expect.objectContaining({ where: 'saved search “mine”' }));
  });

  it('is in backups; what was searched for is not', async () => {
    const desk = await deskIn(join(folder, 'desk'));
    await workedOn(desk);
    await desk.send('search.save', { name: 'open', query: 'is:open' });
    await desk.send('search.remember', { query: 'Qxzreal' });
    const out = join(folder, 'b.zip');
    await backupDesk({ folder: join(folder, 'desk'), out, version: '1.0.0' });
    await restoreDesk({ file: out, folder: join(folder, 'again') });
    const again = await deskIn(join(folder, 'again'));
    expect(await again.send('search.saved', {})).toEqual([{ name: 'open', query: 'is:open', order: 'best' }]);
    expect(await again.send('search.history', {})).toEqual([]);
  });

  it('that cannot be read any more is moved aside and told of, never written over', async () => {
    await writeFile(join(folder, 'searches.json'), '{"searches": [{"name": 3}]}');
    const desk = await deskIn();
    expect(await desk.send('search.saved', {})).toEqual([]);
    await desk.send('search.save', { name: 'open', query: 'is:open' });
    const aside = (await readdir(folder)).find((name) => name.startsWith('searches.json.damaged-')) ?? '';
    expect(await readFile(join(folder, aside), 'utf8')).toBe('{"searches": [{"name": 3}]}');
    expect((await desk.send('desk.describe', {})).notices.join()).toContain('saved searches were damaged');
  });

  it('that cannot be read any more stays where it is while somebody else holds the desk', async () => {
    const holder = await deskIn();
    await workedOn(holder);
    await mkdir(join(folder, 'derived'), { recursive: true });
    await writeFile(join(folder, 'searches.json'), 'not JSON');
    await writeFile(join(folder, 'derived', 'search-history.json'), 'not JSON');
    const reader = await deskIn(folder, { mode: 'read' });
    expect(await reader.send('search.saved', {})).toEqual([]);
    expect(await reader.send('search.history', {})).toEqual([]);
    expect(await readFile(join(folder, 'searches.json'), 'utf8')).toBe('not JSON');
    expect(await readFile(join(folder, 'derived', 'search-history.json'), 'utf8')).toBe('not JSON');
    expect((await reader.send('desk.describe', {})).notices.join()).toContain('searches.json');
  });
});

describe('what was searched for', () => {
  const historyFile = () => join(folder, 'derived', 'search-history.json');

  it('comes back newest first, each once, the last two hundred', async () => {
    const desk = await deskIn();
    await workedOn(desk);
    for (const query of ['a', 'b', 'a']) await desk.send('search.remember', { query });
    expect(await desk.send('search.history', {})).toEqual(['a', 'b']);
    for (let n = 0; n < 205; n++) await desk.send('search.remember', { query: `query ${n}` });
    await desk.close();
    open.length = 0;
    const kept = await (await deskIn()).send('search.history', {});
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([200, 'query 204', 'query 5']);
  });

  it('is remembered until closing, and written nowhere, on a desk that is only read', async () => {
    const holder = await deskIn();
    await workedOn(holder);
    await holder.send('search.remember', { query: 'theirs' });
    const reader = await deskIn(folder, { mode: 'window' });
    expect(await reader.send('search.remember', { query: 'mine' })).toEqual(['mine', 'theirs']);
    expect(JSON.parse(await readFile(historyFile(), 'utf8'))).toEqual({ queries: ['theirs'] });
  });

  it('makes no desk where there is none yet', async () => {
    const place = join(folder, 'none');
    const desk = await deskIn(place);
    expect(await desk.send('search.remember', { query: 'early' })).toEqual(['early']);
    await desk.close();
    open.length = 0;
    expect(existsSync(join(place, 'derived'))).toBe(false);
  });

  it.each(['forgotten', 'redacted', 'a name erased'])('is gone from the disk when %s', async (how) => {
    const desk = await deskIn();
    const { claim, response } = await workedOn(desk);
    await desk.send('search.remember', { query: 'Qxzreal' });
    expect(await readFile(historyFile(), 'utf8')).toContain('Qxzreal');
    if (how === 'forgotten') await desk.send('search.forgetHistory', {});
    else if (how === 'redacted') await desk.send('redact.run', { targets: [claim.id], reason: 'asked to' });
    else await desk.send('vault.forget', { party: response.party.id });
    expect(existsSync(historyFile())).toBe(false);
    expect(await desk.send('search.history', {})).toEqual([]);
  });

  it.each(['forgotten', 'a name erased'])('is gone with copies set aside as damaged when %s', async (how) => {
    const desk = await deskIn();
    const { response } = await workedOn(desk);
    await mkdir(join(folder, 'derived'), { recursive: true });
    await writeFile(historyFile(), '{"queries": ["Qxzreal"');
    await desk.send('search.remember', { query: 'a' });
    const asides = async () =>
      (await readdir(join(folder, 'derived'))).filter((name) => name.startsWith('search-history'));
    expect(await asides()).toHaveLength(2);
    if (how === 'forgotten') await desk.send('search.forgetHistory', {});
    else await desk.send('vault.forget', { party: response.party.id });
    expect(await asides()).toEqual([]);
  });

  it('is forgotten where there is no desk yet, and makes none', async () => {
    const place = join(folder, 'none');
    const desk = await deskIn(place);
    await desk.send('search.remember', { query: 'early' });
    expect(await desk.send('search.forgetHistory', {})).toEqual([]);
    expect(await desk.send('search.history', {})).toEqual([]);
    await desk.close();
    open.length = 0;
    expect(existsSync(place)).toBe(false);
  });

  it('is begun anew when its file cannot be read', async () => {
    const desk = await deskIn();
    await workedOn(desk);
    await mkdir(join(folder, 'derived'), { recursive: true });
    await writeFile(historyFile(), 'not JSON');
    expect(await desk.send('search.remember', { query: 'a' })).toEqual(['a']);
  });
});
