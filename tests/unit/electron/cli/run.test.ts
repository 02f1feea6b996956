import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { galleyWith, type Ran } from '../../../harness/command-line';
import { openTestDesk, temporaryFolder } from '../../../harness/desks';

const TEXT =
  'The mayor confirmed the sale.\nThe mayor confirmed nothing else, an aide said...or so it seems.\n';

let folder: string;
let remove: () => Promise<void>;
let desk: string;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = join(folder, 'desk');
});
afterEach(() => remove());

/** One call of the command line on the test's desk. */
const galley = (...words: string[]): Promise<Ran> =>
  galleyWith({ GALLEY_DESK: desk, GALLEY_CHECKER: 'A. Checker' }, words);

async function file(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function imported(): Promise<string> {
  const { json } = await galley('--json', 'import', await file('a.txt', TEXT));
  return json[0]?.reportId as string;
}

describe('galley import', () => {
  it('prints a line per report with the hash of its bytes', async () => {
    const path = await file('a.txt', TEXT);
    const { status, json, err } = await galley('import', path, '--json');
    const sha256 = createHash('sha256').update(TEXT).digest('hex');
    expect(json).toEqual([
      {
        path,
        reportId: 'r2',
        sha256,
        title: null,
        outlet: null,
        byline: null,
        date: null,
        url: null,
        words: 16,
      },
    ]);
    expect([status, err]).toEqual([0, '']);
  });

  it('does the good inputs, names the bad ones, and ends with status 1', async () => {
    const good = await file('good.txt', 'Fine.');
    const empty = await file('empty.txt', '');
    const { status, json, err } = await galley('--json', 'import', good, empty, join(folder, 'absent'));
    expect(status).toBe(1);
    expect(json.map(({ path, error }) => [path, error === undefined])).toEqual([
      [good, true],
      [empty, false],
      [join(folder, 'absent'), false],
    ]);
    expect(err.trim().split('\n')).toHaveLength(2);
    expect(err).toContain('is empty');
  });

  it('leads a duplicate to the first', async () => {
    const id = await imported();
    const { json } = await galley('--json', 'import', await file('again.txt', TEXT));
    expect(json[0]).toMatchObject({ reportId: id, duplicateOf: id });
  });

  it('goes through folders in order of names', async () => {
    await mkdir(join(folder, 'in', 'deeper'), { recursive: true });
    for (const name of ['b.txt', 'a.txt', 'deeper/c.txt', '.hidden'])
      await file(`in/${name}`, `Text of ${name}.`);
    const { json } = await galley('--json', 'import', join(folder, 'in'));
    expect(json.map(({ path }) => path)).toEqual(
      ['a.txt', 'b.txt', 'deeper/c.txt'].map((name) => join(folder, 'in', name)),
    );
  });

  it('takes a feed line by line: each line is the original, its number the path', async () => {
    const lines = [
      JSON.stringify({ title: 'T', outlet: 'O', date: '2019-10-04', text: 'First “text”.\r\nNext.', id: 7 }),
      '',
      '{"text": 5}',
      '{broken',
      JSON.stringify({ text: 'Third.' }),
    ];
    const feed = await file('feed.jsonl', `${lines.join('\n')}\n`);
    const { status, json } = await galley('--json', 'import', feed);
    expect(status).toBe(1);
    expect(json[0]).toMatchObject({
      path: `${feed}:1`,
      title: 'T',
      outlet: 'O',
      date: '2019-10-04',
      sha256: createHash('sha256')
        .update(lines[0] as string)
        .digest('hex'),
    });
    expect(json.map(({ path, error }) => [path, typeof error])).toEqual([
      [`${feed}:1`, 'undefined'],
      [`${feed}:3`, 'string'],
      [`${feed}:4`, 'string'],
      [`${feed}:5`, 'undefined'],
    ]);
    expect((await galley('report', json[0]?.reportId as string, '--text')).out).toBe('First “text”.\nNext.');
  });
});

describe('the main job', () => {
  it('is done without a window', async () => {
    const report = await imported();
    const made = await galley(
      '--json',
      'claim',
      report,
      '--quote',
      'The mayor confirmed',
      '--suffix',
      ' the sale',
      '--text',
      'The house was sold.',
    );
    const claim = made.json[0]?.id as string;
    expect(made.json[0]).toMatchObject({
      text: 'The house was sold.',
      verdict: 'open',
      responses: [],
      anchors: [{ start: 0, end: 19 }],
    });
    const answered = await galley(
      '--json',
      'respond',
      claim,
      '--party',
      'the mayor',
      '--role',
      'mayor',
      '--stance',
      'confirmed',
      '--report',
      report,
      '--quote',
      'confirmed the sale',
    );
    expect(answered.json[0]).toMatchObject({
      party: 'the mayor',
      role: 'mayor',
      stance: 'confirmed',
      scope: 'happened',
      via: null,
    });
    await galley(
      'respond',
      claim,
      '--party',
      'an aide',
      '--anonymous',
      '--stance',
      'declined',
      '--via',
      'a friend',
      '--scope',
      'part',
    );
    const { json } = await galley('--json', 'verdict', claim, 'confirmed', '--note', 'Seen.');
    expect(json[0]).toMatchObject({ verdict: 'confirmed', ruling: { note: 'Seen.', checker: 'A. Checker' } });
    const people = await galley('claims');
    expect(people.out).toContain('✓ confirmed: The house was sold.');
    expect(people.out).toContain(
      'an aide, anonymous, reason not given: declined to comment (second-hand, via a friend; of a part only)',
    );
  });

  it('keeps a confidential name in the vault alone', async () => {
    const report = await imported();
    const claim = (await galley('--json', 'claim', report, '--quote', 'an aide said')).json[0]?.id as string;
    const { out } = await galley(
      '--json',
      'respond',
      claim,
      '--party',
      'Jane Secret',
      '--confidential',
      '--anonymous',
      'fears for her job',
      '--stance',
      'confirmed',
    );
    expect(JSON.parse(out)).toMatchObject({
      confidential: true,
      identity: 'anonymous',
      reason: 'fears for her job',
    });
    const everything = [
      out,
      (await galley('--json', 'ledger')).out,
      (await galley('--json', 'claims')).out,
      (await galley('parties')).out,
    ];
    expect(everything.join()).not.toContain('Jane');
    expect(await readFile(join(desk, 'vault.json'), 'utf8')).toContain('Jane Secret');
    const id = JSON.parse(out).partyId as string;
    const again = await galley('--json', 'respond', claim, '--party', id, '--stance', 'denied');
    expect(again.json[0]).toMatchObject({ partyId: id, party: JSON.parse(out).party, stance: 'denied' });
  });

  it('groups, corrects, takes back and makes again', async () => {
    const report = await imported();
    expect((await galley('--json', 'story', 'The sale', report)).json[0]).toEqual({
      id: 's3',
      name: 'The sale',
      reports: [report],
      claims: expect.anything(),
    });
    await galley('report', report, '--set', 'outlet=The Echo', '--set', 'date=2019-10-04');
    expect((await galley('--json', 'report', report)).json[0]).toMatchObject({
      outlet: 'The Echo',
      date: '2019-10-04',
    });
    await galley('undo');
    expect((await galley('--json', 'reports')).json[0]).toMatchObject({ outlet: null });
    await galley('redo');
    expect((await galley('--json', 'reports')).json[0]).toMatchObject({ outlet: 'The Echo' });
  });

  it('shows the ledger and its last entries, and verifies it', async () => {
    await imported();
    expect((await galley('--json', 'ledger')).json.map(({ kind }) => kind)).toEqual([
      'desk.created',
      'report.imported',
    ]);
    expect((await galley('--json', 'ledger', '--tail', '1')).json.map(({ seq }) => seq)).toEqual([2]);
    expect((await galley('--json', 'verify')).json[0]).toMatchObject({ ok: true, problems: [] });
    const path = join(desk, 'ledger.jsonl');
    await writeFile(path, (await readFile(path, 'utf8')).replace('a.txt', 'b.txt'));
    const { status, json, err } = await galley('--json', 'verify');
    expect([status, json[0]?.ok]).toEqual([1, false]);
    expect(err).toContain('entry 2');
  });
});

describe('what is printed for people', () => {
  it('keeps titles on one line and control characters out of the terminal', async () => {
    const hostile = { title: 'Two\nlines \u001b[31mred\u0007', text: 'Bell\u0007 rings.\nNext.' };
    await galley('import', await file('feed.jsonl', JSON.stringify(hostile)));
    const listed = await galley('reports');
    expect(listed.out).toBe('r2      Two lines [31mred  3 words\n');
    const shown = await galley('report', 'r2');
    expect(shown.out).toContain('Bell\ufffd rings.\nNext.');
    expect((await galley('report', 'r2', '--text')).out).toBe(hostile.text);
  });
});

describe('a call that is wrong', () => {
  it.each([
    [['nonsense'], 'there is no command "nonsense"'],
    [['import'], 'too few words'],
    [['reports', 'extra'], 'too many words'],
    [['verdict', 'c3', 'maybe'], 'Use one of: confirmed, denied, declined, neither, no-response, open'],
    [['respond', 'c3', '--party', 'X', '--stance', 'shrugged'], '"shrugged" is not a stance'],
    [['respond', 'c3', '--party', 'X', '--stance', 'denied', '--scope', 'dreamt'], '"dreamt" is not a scope'],
    [['claim', 'r2'], '--quote TEXT is missing'],
    [['claim', 'x2', '--quote', 'y'], '"x2" is not the id of a report'],
    [['report', 'r2', '--set', 'colour=red'], '"colour" is not a field of a report'],
    [['claims', '--wrong'], '--wrong'],
    [['ledger', '--tail', 'x'], '--tail x is not a whole number'],
    [['sheet', '--report', 'r2', '--out', 'x.gif'], 'ends in no format'],
    [['sheet', '--report', 'r2', '--out', 'x.docx'], 'not there yet'],
    [['statements', 'x'], 'not there yet'],
  ])('%j ends with status 2 and one line', async (words, message) => {
    await imported();
    const before = await readFile(join(desk, 'ledger.jsonl'), 'utf8');
    const { status, out, err } = await galley(...words);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(await readFile(join(desk, 'ledger.jsonl'), 'utf8')).toBe(before);
  });
});

describe('something that fails', () => {
  it.each([
    [['report', 'r99'], 'there is no report r99'],
    [['verdict', 'c99', 'denied'], 'there is no claim c99'],
    [['claim', 'r2', '--quote', 'nowhere at all'], 'does not occur in it'],
    [['claim', 'r2', '--quote', 'The mayor confirmed'], 'occurs 2 times'],
    [['sheet', '--report', 'r99', '--out', 'x.html'], 'there is no report r99'],
  ])('%j ends with status 1, one line, and nothing changed', async (words, message) => {
    await imported();
    const before = await readFile(join(desk, 'ledger.jsonl'), 'utf8');
    const { status, out, err } = await galley(...words);
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(await readFile(join(desk, 'ledger.jsonl'), 'utf8')).toBe(before);
  });

  it('makes no desk by failing or by reading', async () => {
    await galley('claims');
    await galley('search', 'x');
    await galley('report', 'r2');
    await galley('verdict', 'c2', 'denied');
    await expect(stat(desk)).rejects.toThrow();
  });

  it('names the window that holds the desk; reading goes on', async () => {
    await imported();
    const window = await openTestDesk(desk);
    const writing = await galley('undo');
    expect(writing.status).toBe(1);
    expect(writing.err).toContain("Galley's window (process");
    expect((await galley('--json', 'reports')).json).toHaveLength(1);
    await window.close();
    expect((await galley('undo')).status).toBe(0);
  });

  it('says that the desk is a file', async () => {
    await writeFile(desk, 'x');
    const { status, err } = await galley('reports');
    expect(status).toBe(1);
    expect(err).toContain('is a file where a desk folder should be');
  });
});

describe('galley --help', () => {
  it('lists every command, and shows how one is called', async () => {
    expect((await galley('--help')).out).toContain('import');
    expect((await galley('verdict', '--help')).out).toContain('CLAIM VERDICT');
    expect((await galley('--version')).out).toBe('1.2.3\n');
  });
});
