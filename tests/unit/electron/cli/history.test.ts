import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { galleyWith, type Ran } from '../../../harness/command-line';
import { temporaryFolder } from '../../../harness/desks';

const TEXT = 'The mayor confirmed the sale.\nThe port denied it.\nNobody else spoke.\n';

let folder: string;
let remove: () => Promise<void>;
let desk: string;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = join(folder, 'desk');
  await writeFile(join(folder, 'a.txt'), TEXT);
  await writeFile(join(folder, 'letter.bin'), new Uint8Array([1, 0, 2]));
  await galley('import', join(folder, 'a.txt'));
  await galley('claim', 'r2', '--quote', 'confirmed the sale', '--text', 'The sale took place.');
});
afterEach(() => remove());

const galley = (...words: string[]): Promise<Ran> =>
  galleyWith({ GALLEY_DESK: desk, GALLEY_CHECKER: 'Ada' }, words);

describe('galley history', () => {
  it('tells who did what when, before and after, and what was taken back', async () => {
    await galley('verdict', 'c3', 'denied');
    await galley('--checker', 'Ben', 'verdict', 'c3', 'confirmed', '--note', 'Two reports.');
    await galley('undo');
    const { json, out } = await galley('--json', 'history', 'c3');
    expect(json).toMatchObject([
      { seq: 3, checker: 'Ada', move: 'did', undone: false },
      { seq: 4, checker: 'Ada', move: 'did', undone: false },
      { seq: 5, checker: 'Ben', move: 'did', undone: true },
      { seq: 6, checker: 'Ada', move: 'undid', undone: false },
    ]);
    expect(json[2]?.changes).toEqual([
      { field: 'verdict', before: 'denied', after: 'confirmed — Two reports.' },
    ]);
    expect(json[3]?.changes).toEqual([
      { field: 'verdict', before: 'confirmed — Two reports.', after: 'denied' },
    ]);
    expect(out).not.toContain('undefined');
    const people = (await galley('history', 'c3')).out;
    expect(people).toMatch(/Ben verdict “confirmed”.*\(taken back since\)/);
    expect(people).toContain('          verdict: denied → confirmed — Two reports.');
  });
});

describe('galley --at', () => {
  it('shows the desk as it stood, to every reading command', async () => {
    await galley('verdict', 'c3', 'denied');
    await galley('verdict', 'c3', 'confirmed');
    const verdictAt = async (at: string): Promise<unknown> =>
      (await galley('--at', at, '--json', 'claims')).json[0]?.verdict;
    expect(await verdictAt('3')).toBe('open');
    expect(await verdictAt('4')).toBe('denied');
    expect(await verdictAt('5')).toBe('confirmed');
    expect((await galley('--at', '2', '--json', 'claims')).json).toEqual([]);
    expect((await galley('--at', '4', 'ledger')).out.trim().split('\n')).toHaveLength(4);
    const sheet = join(folder, 'then.html');
    expect((await galley('--at', '4', 'sheet', '--claims', 'c3', '--out', sheet)).status).toBe(0);
    expect(await readFile(sheet, 'utf8')).toContain('entry 4');
  });

  it('refuses entries that are not there and commands that would change something', async () => {
    const beyond = await galley('--at', '9', 'claims');
    expect(beyond).toMatchObject({ status: 1, out: '' });
    expect(beyond.err).toContain('there is no entry 9: the last is entry 3');
    expect(await galley('--at', '2', 'undo')).toMatchObject({ status: 2 });
    expect(await galley('--at', '2', 'backup', join(folder, 'b.zip'))).toMatchObject({ status: 2 });
    expect(await galley('--at', 'soon', 'claims')).toMatchObject({ status: 2 });
    expect((await galley('ledger')).out.trim().split('\n')).toHaveLength(3);
  });
});

describe('galley withdraw', () => {
  it('takes a mistake out of use with its reason, and reinstate brings it back', async () => {
    await galley('respond', 'c3', '--party', 'The port', '--stance', 'denied');
    const { out } = await galley('withdraw', 'rs5', '--reason', 'another port');
    expect(out).toBe('Withdrawn: response of The port: denied\n');
    expect((await galley('--json', 'claims')).json[0]?.responses).toEqual([]);
    expect((await galley('--json', 'withdrawn', 'c3')).json).toMatchObject([
      { id: 'rs5', kind: 'response', reason: 'another port', checker: 'Ada', claim: 'c3' },
    ]);
    expect((await galley('reinstate', 'rs5')).out).toBe('Reinstated: response of The port: denied\n');
    expect((await galley('--json', 'claims')).json[0]?.responses).toMatchObject([{ id: 'rs5' }]);
  });

  it('needs a reason, an id, and nothing standing on the record', async () => {
    expect(await galley('withdraw', 'c3')).toMatchObject({ status: 2 });
    expect(await galley('withdraw', 'nothing', '--reason', 'x')).toMatchObject({ status: 2 });
    const { status, err } = await galley('withdraw', 'r2', '--reason', 'twice');
    expect(status).toBe(1);
    expect(err).toContain('c3');
  });

  it('takes one place of several from a claim', async () => {
    await galley('anchor', 'c3', 'r2', '--quote', 'The port denied it.');
    expect((await galley('unanchor', 'c3', 'r2', '--quote', 'nowhere')).status).toBe(1);
    expect((await galley('unanchor', 'c3', 'r2', '--quote', 'The port denied it.')).out).toBe(
      'c3: 1 places left\n',
    );
    expect((await galley('unanchor', 'c3', 'r2', '--quote', 'confirmed the sale')).err).toContain(
      'no other place',
    );
  });
});

describe('galley evidence', () => {
  it('keeps a file with a claim, and verify reads it', async () => {
    const { json } = await galley(
      '--json',
      'evidence',
      'c3',
      join(folder, 'letter.bin'),
      '--note',
      'by post',
    );
    expect(json).toMatchObject([{ id: 'e4', name: 'letter.bin', bytes: 3, note: 'by post' }]);
    expect((await galley('--json', 'verify')).json).toMatchObject([{ ok: true, checked: { evidence: 1 } }]);
    const { status, err } = await galley('evidence', 'c3', join(folder, 'gone.bin'));
    expect(status).toBe(1);
    expect(err).toContain('gone.bin');
  });
});

describe('galley redact', () => {
  it('says what would go, and takes it out only when told to', async () => {
    const before = await readFile(join(desk, 'ledger.jsonl'));
    const plan = await galley('redact', 'c3');
    expect(plan.out).toContain('Would take out: entry 3 (claim.made)');
    expect(await readFile(join(desk, 'ledger.jsonl'))).toEqual(before);
    expect(await galley('redact', 'c3', '--yes')).toMatchObject({ status: 2 });
    expect((await galley('redact', 'c3', '--yes', '--reason', 'by order')).status).toBe(0);
    expect((await galley('--json', 'claims')).json).toMatchObject([{ id: 'c3', text: '[redacted]' }]);
    expect(await readFile(join(desk, 'ledger.jsonl'), 'utf8')).not.toContain('The sale took place.');
    expect((await galley('--json', 'verify')).json).toMatchObject([{ ok: true }]);
  });

  it('names the sheets and backups written elsewhere', async () => {
    const sheet = join(folder, 'sheet.html');
    await galley('sheet', '--claims', 'c3', '--out', sheet);
    const [{ copies } = {}] = (await galley('--json', 'redact', 'c3')).json;
    expect(copies).toMatchObject([{ path: sheet }]);
  });
});

describe('galley forget', () => {
  it('erases a name from the vault and leaves the ledger as it is', async () => {
    await galley('respond', 'c3', '--party', 'Jo Example', '--confidential', '--stance', 'confirmed');
    const before = await readFile(join(desk, 'ledger.jsonl'));
    expect((await galley('forget', 'p4')).out).toBe('The name of p4 is erased\n');
    expect((await galley('forget', 'p4')).out).toBe('The vault has no name for p4\n');
    expect(await readFile(join(desk, 'ledger.jsonl'))).toEqual(before);
    expect(await readFile(join(desk, 'vault.json'), 'utf8')).not.toContain('Jo');
  });
});

describe('galley verify FILE', () => {
  it('knows sheets and backups of this desk, and misses entries cut off since', async () => {
    const sheet = join(folder, 'sheet.html');
    const zip = join(folder, 'desk.zip');
    const { length } = await readFile(join(desk, 'ledger.jsonl'));
    await galley('verdict', 'c3', 'denied');
    await galley('sheet', '--claims', 'c3', '--out', sheet);
    await galley('backup', zip);
    expect(await galley('verify', sheet)).toMatchObject({ status: 0 });
    expect((await galley('--json', 'verify', zip)).json).toMatchObject([{ ok: true, head: { seq: 4 } }]);
    await truncate(join(desk, 'ledger.jsonl'), length);
    for (const copy of [sheet, zip]) {
      const { status, err } = await galley('verify', copy);
      expect(status).toBe(1);
      expect(err).toContain('knows entry 4, the ledger ends with entry 3');
    }
    expect((await galley('verify')).err).toContain('entries are missing');
  });

  it('refuses what carries no ledger entry', async () => {
    const { status, err } = await galley('verify', join(folder, 'a.txt'));
    expect(status).toBe(1);
    expect(err).toContain('names no ledger entry');
  });
});
