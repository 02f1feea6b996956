import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchHit } from '#shared/contract/views';
import { galleyWith, type Ran } from '../../../harness/command-line';
import { openTestDesk, temporaryFolder } from '../../../harness/desks';

let folder: string;
let remove: () => Promise<void>;
let desk: string;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = join(folder, 'desk');
});
afterEach(() => remove());

/** One call of the command line on the test's desk. */
const galley = (words: readonly string[], { TERM = 'xterm', terminal = false } = {}): Promise<Ran> =>
  galleyWith({ GALLEY_DESK: desk, GALLEY_CHECKER: 'A. Checker', TERM }, words, { terminal });

/** Two reports that speak of the envoy, one of which of the river, and a claim. */
async function workedOn(): Promise<void> {
  const texts = {
    'a.txt': 'The envoy met them.\n\nHe spoke of the harbour.\n',
    'b.txt': 'The envoy saw the river.\n',
  };
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  await galley(['import', ...Object.keys(texts).map((name) => join(folder, name))]);
  await galley(['claim', 'r2', '--quote', 'The envoy met them', '--text', 'They met the envoy']);
}

const hitsOf = ({ json }: Ran): SearchHit[] => json.flatMap(({ hits }) => hits as SearchHit[]);
const idsOf = (ran: Ran): string[] =>
  hitsOf(ran)
    .map(({ id }) => id)
    .sort();

describe('galley search', () => {
  it('prints one line of JSON whose ranges are the matches in the snippet', async () => {
    await workedOn();
    const ran = await galley(['search', 'harbour', '--json']);
    expect(ran.json).toHaveLength(1);
    expect(ran.json[0]).toMatchObject({ query: 'harbour', total: 1, tookMs: expect.any(Number) });
    const [hit] = hitsOf(ran);
    expect(hit).toMatchObject({
      kind: 'report',
      id: 'r2',
      title: expect.any(String),
      score: expect.any(Number),
    });
    expect(hit?.ranges.map(([start, end]) => hit.snippet.slice(start, end))).toEqual(['harbour']);
  });

  it('takes a query of several words, some left out, as typed', async () => {
    await workedOn();
    expect(idsOf(await galley(['search', 'envoy', '-river', '--json']))).toEqual(['c4', 'r2']);
    expect(idsOf(await galley(['search', '-river envoy', '--json']))).toEqual(['c4', 'r2']);
    expect(idsOf(await galley(['search', '--json', '--', '-river', 'envoy']))).toEqual(['c4', 'r2']);
  });

  it('shows no more than it is told to, and how many there are', async () => {
    await workedOn();
    const { out } = await galley(['search', 'envoy', '--limit', '1']);
    expect(out.match(/^\w+ .*\((?:claim|report)\b/gm)).toHaveLength(1);
    expect(out).toMatch(/^3 found$/m);
  });

  it('says how a malformed query was read, and what was perhaps meant', async () => {
    await workedOn();
    expect((await galley(['search', '"met them'])).out).toMatch(/^\(read as: "met them"/);
    expect((await galley(['search', 'harbuor'])).out).toBe('0 found\nDid you mean: harbour\n');
  });

  it('marks matches on a terminal that can, and nowhere else', async () => {
    await workedOn();
    const words = ['search', 'harbour'];
    const marked = '\u001b[1mharbour\u001b[22m';
    expect((await galley(words, { terminal: true })).out).toContain(`spoke of the ${marked}.`);
    expect((await galley(words, { terminal: true, TERM: 'dumb' })).out).not.toContain('\u001b');
    expect((await galley(words)).out).toContain('spoke of the harbour.');
    expect((await galley([...words, '--json'], { terminal: true })).out).not.toContain('\u001b');
  });

  it('lets no report steer the terminal', async () => {
    await writeFile(join(folder, 'a.txt'), 'Sly\u001b]0;owned\u0007 words\nmore\n');
    await galley(['import', join(folder, 'a.txt')]);
    const { out } = await galley(['search', 'words'], { terminal: true });
    expect(out).toContain('owned');
    expect(out.replaceAll('\u001b[1m', '').replaceAll('\u001b[22m', '')).not.toContain('\u001b');
    expect(out).not.toContain('\u0007');
  });

  it.each([['--limit', '0'], ['--limit', '201'], ['--nearest']])(
    'with %j ends with status 2 and one line',
    async (...words) => {
      const { status, out, err } = await galley(['search', 'x', ...words]);
      expect([status, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
    },
  );
});

describe('galley similar', () => {
  it('finds reports and claims near a sentence, or claims alone', async () => {
    await workedOn();
    const sentence = 'Did they meet the envoy?';
    expect(idsOf(await galley(['similar', sentence, '--json']))).toEqual(
      expect.arrayContaining(['c4', 'r2']),
    );
    expect(idsOf(await galley(['similar', sentence, '--claims', '--json']))).toEqual(['c4']);
    expect((await galley(['similar', sentence, '--claims'])).out).toMatch(
      /^c4 +They met the envoy {2}\(claim/,
    );
  });
});

describe('saved searches', () => {
  it('are listed by name with what each finds now, run, replaced and removed', async () => {
    await workedOn();
    await galley(['save-search', 'the river', 'river']);
    await galley(['save-search', 'envoys', 'envoy', '-river', '--newest']);
    const listed = await galley(['searches', '--json']);
    expect(listed.json).toEqual([
      { name: 'envoys', query: 'envoy -river', order: 'newest', count: 2 },
      { name: 'the river', query: 'river', order: 'best', count: 1 },
    ]);
    expect(idsOf(await galley(['searches', 'the', 'river', '--json']))).toEqual(['r3']);
    await galley(['save-search', 'the river', 'harbour']);
    expect(idsOf(await galley(['searches', 'the river', '--json']))).toEqual(['r2']);
    expect((await galley(['save-search', 'envoys', '--remove', '--json'])).json).toEqual([
      { name: 'envoys', removed: true },
    ]);
    expect((await galley(['searches'])).out).toBe('       1  the river  harbour\n');
  });

  it('are all counted, however many', async () => {
    await workedOn();
    const holder = await openTestDesk(desk);
    for (let n = 100; n < 160; n++) await holder.send('search.save', { name: `s${n}`, query: 'river' });
    await holder.close();
    const { json } = await galley(['searches', '--json']);
    expect(json.map(({ count }) => count)).toEqual(Array.from({ length: 60 }, () => 1));
  });

  it.each([
    [['searches', 'none'], 1, 'there is no saved search “none”'],
    [['save-search', 'none', '--remove'], 1, 'there is no saved search “none”'],
    [['save-search', 'name'], 2, 'needs a name and a query'],
    [['save-search', 'two', 'words', '--remove'], 2, '--remove takes a name and no query'],
    [['save-search', 'n'.repeat(101), 'x'], 2, 'longer than 100 characters'],
  ])('%j ends with status %i and one line', async (words, expected, message) => {
    await workedOn();
    const { status, out, err } = await galley(words);
    expect([status, out]).toEqual([expected, '']);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('that cannot be read are told of by reading commands, which leave the file alone', async () => {
    await workedOn();
    await writeFile(join(desk, 'searches.json'), 'not JSON');
    const { status, out, err } = await galley(['searches']);
    expect([status, out]).toEqual([0, '']);
    expect(err).toContain('saved searches were damaged');
    expect(await readFile(join(desk, 'searches.json'), 'utf8')).toBe('not JSON');
  });

  it('are listed and run while a window holds the desk; keeping one names the holder', async () => {
    await workedOn();
    await galley(['save-search', 'envoys', 'envoy']);
    const window = await openTestDesk(desk);
    try {
      expect((await galley(['searches'])).out).toContain('3  envoys');
      expect(idsOf(await galley(['searches', 'envoys', '--json']))).toEqual(['c4', 'r2', 'r3']);
      for (const words of [['save-search', 'x', 'y'], ['save-search', 'envoys', '--remove'], ['index']]) {
        const { status, err } = await galley(words);
        expect([status, err]).toEqual([1, expect.stringMatching(/Galley's window \(.*\) holds/)]);
      }
    } finally {
      await window.close();
    }
  });
});

describe('galley index', () => {
  it('fills the index that later searches use', async () => {
    await workedOn();
    const at = join(desk, 'derived', 'index.sqlite');
    await expect(stat(at)).rejects.toThrow();
    expect((await galley(['index', '--json'])).json).toEqual([{ records: 3 }]);
    const filled = await readFile(at);
    await galley(['search', 'envoy']);
    expect(await readFile(at)).toEqual(filled);
  });

  it('tells how far it is on a terminal, and on stderr only', async () => {
    const many = join(folder, 'many');
    await mkdir(many);
    for (let n = 0; n < 260; n++) await writeFile(join(many, `${n}.txt`), `Report ${n} on the envoy.\n`);
    await galley(['import', many]);
    const { out, err, both } = await galley(['index'], { terminal: true });
    expect(out).toBe('The search index is level: 260 records.\n');
    expect(err).toMatch(/index: \d+ of \d+/);
    expect(both).toContain('\r\u001b[KThe search index is level');
  });

  it('makes no desk where there is none', async () => {
    expect((await galley(['index', '--json'])).json).toEqual([{ records: 0 }]);
    await expect(stat(desk)).rejects.toThrow();
  });
});
