import { copyFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../../../electron/cli/run';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { Chance } from '../../../../harness/fuzz-commands';
import { hasty } from '../../../../harness/fuzz-commands-files';
import { reportText, sentence, workOn } from '../../../../harness/sample-ledgers-work';

const TIMES = 200;
const SEED = Number(process.env.GALLEY_FUZZ_SEED ?? 1);
const seeded = `seed ${SEED}`;

let folder: string;
let desk: string;
let remove: () => Promise<void>;
let ledger: Buffer;

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = join(folder, 'desk');
  const working = await openTestDesk(desk, { disk: hasty });
  await workOn(working, new Chance(SEED), 80);
  const [report] = await working.send('report.import', {
    files: [{ path: 'kept.txt', bytes: bytesOf(reportText('kept')) }],
  });
  if (!report?.ok) throw new Error('the report was not taken in');
  const place = { report: report.reportId, quote: sentence('kept', 2) };
  const claim = await working.send('claim.make', { place });
  const file = { path: 'letter.txt', bytes: bytesOf('A letter that is kept.') };
  await working.send('evidence.add', { claim: claim.id, file });
  await working.close();
  ledger = await readFile(join(desk, 'ledger.jsonl'));
});
afterAll(() => remove());

async function verify(...words: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    errIsTerminal: false,
    env: { GALLEY_DESK: desk },
  };
  return { status: await run(['verify', ...words], terminal, '0.0.0-test'), out, err };
}

const wrongAt = (bytes: Buffer, at: number, chance: Chance): Buffer => {
  const wrong = Buffer.from(bytes);
  wrong[at] = (wrong[at] as number) ^ (1 + chance.below(255));
  return wrong;
};

describe('galley verify', () => {
  it('finds a sound desk sound', async () => {
    const { status, out } = await verify('--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, problems: [] });
  });

  it(`names the entry in which a byte is wrong, ${TIMES} times`, { timeout: 200_000 }, async () => {
    const chance = new Chance(SEED + 10);
    const path = join(desk, 'ledger.jsonl');
    const missed: string[] = [];
    for (let n = 0; n < TIMES; n += 1) {
      const at = chance.below(ledger.length);
      await writeFile(path, wrongAt(ledger, at, chance));
      const seq = ledger.subarray(0, at).toString('latin1').split('\n').length;
      const { status, err } = await verify();
      if (status !== 1 || !new RegExp(`entry ${seq}\\b`).test(err))
        missed.push(`${seeded}, byte ${at}: ${err}`);
    }
    await writeFile(path, ledger);
    expect(missed).toEqual([]);
  });

  it.each(['originals', 'texts', 'evidence'])(
    'names the file of %s in which a byte is wrong, every time',
    {
      timeout: 200_000,
    },
    async (kind) => {
      const chance = new Chance(SEED + kind.length);
      const files = await filesIn(join(desk, kind));
      const missed: string[] = [];
      for (let n = 0; n < (kind === 'originals' ? TIMES : TIMES / 4); n += 1) {
        const path = chance.one(files);
        const good = await readFile(path);
        const at = chance.below(good.length);
        await writeFile(path, wrongAt(good, at, chance));
        const { status, err } = await verify();
        if (status !== 1 || !err.includes(`${path}: has been altered`))
          missed.push(`${seeded}, ${path}, byte ${at}: ${err}`);
        await writeFile(path, good);
      }
      expect(missed).toEqual([]);
    },
  );

  it('names a file that is missing, or cut short by one byte', async () => {
    for (const kind of ['originals', 'texts', 'evidence']) {
      for (const path of (await filesIn(join(desk, kind))).slice(0, 3)) {
        const good = await readFile(path);
        await rm(path);
        expect((await verify()).err).toContain(`${path}: is missing`);
        await writeFile(path, good.subarray(0, -1));
        expect((await verify()).err).toContain(`${path}: has been altered`);
        await writeFile(path, good);
      }
    }
    expect((await verify()).status).toBe(0);
  });

  it('says no word of missing entries where one is merely damaged', async () => {
    const path = join(desk, 'ledger.jsonl');
    await writeFile(path, wrongAt(ledger, 700, new Chance(SEED)));
    const { out } = await verify('--json');
    await writeFile(path, ledger);
    expect((JSON.parse(out) as { problems: unknown[] }).problems).toHaveLength(1);
  });

  it('changes nothing on the desk', async () => {
    const before = join(folder, 'before');
    await cp(desk, before, { recursive: true });
    await copyFile(join(desk, 'ledger.jsonl'), join(before, 'ledger.jsonl'));
    await verify();
    const told = async (at: string): Promise<unknown> =>
      Promise.all(
        (await filesIn(at)).map(async (path) => [path.slice(at.length), await readFile(path, 'hex')]),
      );
    expect(await told(desk)).toEqual(await told(before));
  });
});

async function filesIn(at: string): Promise<string[]> {
  const entries = await readdir(at, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
