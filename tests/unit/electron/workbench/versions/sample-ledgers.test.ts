import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PartyId } from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { SAMPLE_LEDGERS, sampleLedgers } from '../../../../harness/sample-ledgers-expected';

const SAMPLES = await sampleLedgers();

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench | null = null;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(async () => {
  await desk?.close();
  desk = null;
  await remove();
});

/** Every file below a folder, as bytes; the lock is none of the desk's content. */
async function filesIn(at: string): Promise<Record<string, string>> {
  const entries = await readdir(at, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const wanted = paths.filter((path) => !path.endsWith('desk.lock') && !path.endsWith('desk.holder.json'));
  return Object.fromEntries(
    await Promise.all(
      wanted.sort().map(async (path) => [path.slice(at.length + 1), await readFile(path, 'latin1')] as const),
    ),
  );
}

const claimsOf = async ({ send }: Workbench): Promise<string[]> =>
  (await send('claim.list', {})).items.map(({ text }) => text);

it('sample desks are there for every format and every kind of damage, and are small', async () => {
  const names = SAMPLES.map(({ name }) => name);
  const folders = (await readdir(SAMPLE_LEDGERS, { withFileTypes: true })).filter((one) => one.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(names);
  expect(names.length).toBeGreaterThanOrEqual(23);
  const sizes = Object.values(await filesIn(SAMPLE_LEDGERS)).map((bytes) => bytes.length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
});

describe.each(SAMPLES)('the sample desk $name', ({ name, expected }) => {
  const { opens, says, head, claims, notices, verify, aside, unchanged, gone, reveal } = expected;
  beforeEach(() => cp(join(SAMPLE_LEDGERS, name), folder, { recursive: true }));

  it(`opened by a reading command: ${expected.about}`, async () => {
    const before = await filesIn(folder);
    const opening = openTestDesk(folder, { mode: 'read' });
    if (opens === 'refused') {
      const error = (await opening.catch((thrown: unknown) => thrown)) as Error;
      for (const words of says) expect(error.message).toContain(words);
    } else {
      desk = await opening;
      const { readOnly, head: shown } = await desk.send('desk.describe', {});
      if (opens === 'whole') expect(readOnly).toBeNull();
      for (const words of says) expect(readOnly).toContain(words);
      expect(shown.seq).toBe(head);
      expect(await claimsOf(desk)).toEqual(claims);
      await desk.close();
      desk = null;
    }
    expect(await filesIn(folder)).toEqual(before);
  });

  it('verified', async () => {
    const opening = openTestDesk(folder, { mode: 'read' });
    if (opens === 'refused') return expect(opening).rejects.toThrow(says.at(-1));
    desk = await opening;
    const { ok, problems } = await desk.send('verify.run', {});
    const named = problems.map(({ where, what }) => `${where}: ${what}`);
    expect(ok).toBe(verify.length === 0);
    expect({ verify, named: named.filter((line, at) => !line.includes(verify[at] ?? '\n')) }).toEqual({
      verify,
      named: [],
    });
    expect(named).toHaveLength(verify.length);
  });

  it('opened in a window', async () => {
    const before = await filesIn(folder);
    const opening = openTestDesk(folder);
    if (opens === 'refused') {
      await expect(opening).rejects.toThrow(says[0]);
      expect(await filesIn(folder)).toEqual(before);
      return;
    }
    desk = await opening;
    const view = await desk.send('desk.describe', {});
    expect(view.notices).toHaveLength(notices.length);
    for (const [at, words] of notices.entries()) expect(view.notices[at]).toContain(words);
    expect(view.damaged).toBe(opens === 'read-only');
    expect(view.head.seq).toBe(head);
    expect(await claimsOf(desk)).toEqual(claims);
    if (reveal) {
      const told = await desk.dispatch('party.reveal', { party: reveal.party as PartyId });
      expect(JSON.stringify(told)).toContain(reveal.says);
    }
    const write = await desk.dispatch('story.save', { name: 'New', reports: [] });
    expect(write.ok).toBe(opens === 'whole');
    await desk.close();
    desk = null;
    await expectFiles(before);
  });

  /** What a window wrote is added to the ledger; nothing else is changed but what was set aside. */
  async function expectFiles(before: Record<string, string>): Promise<void> {
    const after = await filesIn(folder);
    for (const start of aside)
      expect(Object.keys(after).filter((path) => path.startsWith(start))).toHaveLength(1);
    for (const [path, bytes] of Object.entries(unchanged ? before : {})) {
      if (path === 'ledger.jsonl' && opens === 'whole') expect(after[path]?.startsWith(bytes)).toBe(true);
      // Derived: may be made anew at any time.
      else if (!path.startsWith('derived/')) expect({ path, bytes: after[path] }).toEqual({ path, bytes });
    }
    // Whatever was moved aside is there, byte for byte.
    for (const [path, bytes] of Object.entries(before)) {
      const moved = aside.find((start) => start.startsWith(`${path}.`) && !start.includes('.torn-'));
      if (!moved) continue;
      const at = Object.keys(after).find((one) => one.startsWith(moved)) ?? '';
      expect(after[at]).toBe(bytes);
    }
    for (const words of gone) {
      const holding = Object.entries(after).filter(([, bytes]) => bytes.includes(words));
      expect(holding.map(([path]) => path)).toEqual([]);
    }
    if (opens !== 'whole' || verify.length > 0) return;
    desk = await openTestDesk(folder);
    expect((await desk.send('desk.describe', {})).notices).toEqual([]);
    expect((await desk.send('verify.run', {})).problems).toEqual([]);
  }
});
