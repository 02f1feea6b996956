import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WindowMemory } from '#shared/contract/memory';
import type { ReportId, StoryId } from '#shared/domain/ids';
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

async function deskIn(options: Partial<WorkbenchOptions> = {}): Promise<Workbench> {
  const desk = await openTestDesk(folder, options);
  open.push(desk);
  return desk;
}
const closed = async (): Promise<void> => {
  for (const desk of open.splice(0)) await desk.close();
};
const bringIn = (desk: Workbench) =>
  desk.send('report.import', { files: [{ path: 'a.txt', bytes: bytesOf('The envoy met Qxzreal.\n') }] });
const path = (): string => join(folder, 'window.json');

const MEMORY: WindowMemory = {
  pane: 'claims',
  report: 'r2' as ReportId,
  story: null,
  claim: null,
  show: 'report',
  at: 120,
  top: { at: 80, up: 14 },
  open: ['s9' as StoryId],
  widths: { library: 12.5, claims: null },
  hidden: ['found'],
};

describe('where a window stood', () => {
  it('is nothing on a desk no window was in', async () => {
    expect(await (await deskIn()).send('window.recall', {})).toEqual({ memory: null });
  });

  it('is there when the desk is opened again', async () => {
    const desk = await deskIn();
    await bringIn(desk);
    expect(await desk.send('window.remember', { desk: folder, memory: MEMORY })).toEqual({ kept: true });
    await closed();
    expect(await (await deskIn()).send('window.recall', {})).toEqual({ memory: MEMORY });
  });

  it('is no entry of the ledger, and holds ids and numbers alone', async () => {
    const desk = await deskIn();
    await bringIn(desk);
    const before = (await desk.send('desk.describe', {})).head;
    await desk.send('window.remember', { desk: folder, memory: MEMORY });
    expect((await desk.send('desk.describe', {})).head).toEqual(before);
    const words: string[] = [];
    JSON.parse(await readFile(path(), 'utf8'), (_, value) => {
      if (typeof value === 'string') words.push(value);
      return value;
    });
    expect(words.sort()).toEqual(['claims', 'found', 'r2', 'report', 's9']);
  });

  it('is not kept of a desk the window has left, nor on one that nothing was written to', async () => {
    const desk = await deskIn();
    expect(await desk.send('window.remember', { desk: folder, memory: MEMORY })).toEqual({ kept: false });
    await bringIn(desk);
    expect(await desk.send('window.remember', { desk: `${folder}-2`, memory: MEMORY })).toEqual({
      kept: false,
    });
    expect(existsSync(path())).toBe(false);
  });

  it('is recalled, and not kept, where the desk is only read or shown as it stood', async () => {
    const desk = await deskIn();
    await bringIn(desk);
    await desk.send('window.remember', { desk: folder, memory: MEMORY });
    await closed();
    for (const options of [{ mode: 'read' }, { mode: 'read', at: 1 }] as const) {
      const past = await deskIn(options);
      const other = { ...MEMORY, at: 0 };
      expect(await past.send('window.remember', { desk: folder, memory: other })).toEqual({ kept: false });
      expect(await past.send('window.recall', {})).toEqual({ memory: MEMORY });
      await closed();
    }
  });

  it('is begun anew where it was damaged; what was there is moved aside', async () => {
    const desk = await deskIn();
    await bringIn(desk);
    await closed();
    await writeFile(path(), '{"pane": "cellar"}');
    const again = await deskIn();
    expect(await again.send('window.recall', {})).toEqual({ memory: null });
    expect((await readdir(folder)).filter((name) => name.startsWith('window.json.damaged'))).toHaveLength(1);
    expect((await again.send('desk.describe', {})).notices).toEqual([]);
  });

  it('of a Galley that hid no marks, or other kinds of them, hides none', async () => {
    const { hidden: _, ...older } = MEMORY;
    const kept = async (memory: object) => {
      await closed();
      await writeFile(path(), JSON.stringify(memory));
      return (await (await deskIn()).send('window.recall', {})).memory;
    };
    await bringIn(await deskIn());
    expect(await kept(older)).toEqual({ ...MEMORY, hidden: [] });
    expect(await kept({ ...MEMORY, hidden: ['found', 'echoes'] })).toEqual({ ...MEMORY, hidden: [] });
  });

  it('loses what it does not know, and refuses what is no place in a window', async () => {
    const desk = await deskIn();
    await bringIn(desk);
    const more = { ...MEMORY, name: 'Qxzreal' } as WindowMemory;
    await desk.send('window.remember', { desk: folder, memory: more });
    expect(await readFile(path(), 'utf8')).not.toContain('Qxzreal');
    const bad = { ...MEMORY, report: 'the report' as ReportId };
    await expect(desk.send('window.remember', { desk: folder, memory: bad })).rejects.toMatchObject({
      tag: 'invalid',
    });
  });
});
