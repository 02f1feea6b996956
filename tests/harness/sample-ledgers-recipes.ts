import { createHash } from 'node:crypto';
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LEDGER_FORMAT } from '#shared/domain/entries';
import { type Link, redactLine } from '#workbench/ledger/lines';
import { writeHead, writeSnapshot } from '#workbench/snapshot/files';
import { nodeDisk } from '#workbench/storage/disk';
import { type Unfolded, unfold } from '#workbench/unfolding';
import { FIRST, LATEST, type Recipe, SAMPLE_LEDGERS } from './sample-ledgers-expected';

/** The version of the tests' desks, so that they take a snapshot for their own. */
const VERSION = '0.0.0-test';
const CLAIMS = ['The two delegations met.'];

const ledgerIn = (folder: string): string => join(folder, 'ledger.jsonl');

async function rewrite(folder: string, change: (lines: string[]) => readonly string[]): Promise<void> {
  const lines = (await readFile(ledgerIn(folder), 'utf8')).trimEnd().split('\n');
  await writeFile(ledgerIn(folder), `${change(lines).join('\n')}\n`);
}

/** The entries that followed in the sound desk. */
const following = async (count: number): Promise<string[]> =>
  (await readFile(ledgerIn(join(SAMPLE_LEDGERS, LATEST)), 'utf8')).split('\n').slice(FIRST, FIRST + count);

async function onlyFile(folder: string, kind: string): Promise<string> {
  const [first] = (await readdir(join(folder, kind))).sort();
  const [name] = await readdir(join(folder, kind, first ?? ''));
  return join(folder, kind, first ?? '', name ?? '');
}

async function alter(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[10] = (bytes[10] as number) ^ 1;
  await writeFile(path, bytes);
}

const unfolded = (folder: string): Promise<Unfolded> =>
  unfold({ folder, version: VERSION, disk: nodeDisk, held: false, notices: [] });

async function snapshot(folder: string, version: string, lie = false): Promise<string> {
  const { desk, ledger } = await unfolded(folder);
  const claim = desk.tables.claim.get('c4');
  if (lie && claim) desk.tables.claim.set('c4', { ...claim, text: 'A lie.' });
  const taken = { desk, head: ledger.head, milestones: ledger.milestones.upTo(desk.seq) };
  await writeSnapshot(folder, taken, version, nodeDisk);
  return join(folder, 'derived', 'fold.snapshot');
}

const NEXT = LEDGER_FORMAT + 1;
const SALT = 'a'.repeat(32);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A line as a Galley to come might write it. */
function lineOfNextFormat(
  entry: { kind: string; payload: unknown },
  { seq, hash: prev }: Link,
): { line: string; link: Link } {
  const payload = JSON.stringify(entry.payload);
  const time = '2030-01-01T00:00:00.000Z';
  const place = { act: seq + 1, left: 0, prev, digest: sha256(`${SALT}\n${payload}`) };
  const header = { v: NEXT, seq: seq + 1, time, checker: 'Ada', kind: entry.kind, ...place };
  const covered = JSON.stringify(header).slice(0, -1);
  const hash = sha256(covered);
  return {
    line: `${covered},"hash":"${hash}","salt":"${SALT}","payload":${payload}}`,
    link: { seq: seq + 1, hash },
  };
}

const readOnlyAt = (seq: number, what: string, head = seq - 1): Omit<Recipe['expected'], 'about'> => ({
  opens: 'read-only',
  says: [`entry ${seq} ${what}`, 'is shown as it stood before it'],
  notices: [`entry ${seq} ${what}`],
  verify: [`entry ${seq}: ${what}`],
  head,
  claims: head >= 4 ? CLAIMS : [],
});
const whole = (more: Partial<Recipe['expected']>): Omit<Recipe['expected'], 'about'> => ({
  opens: 'whole',
  head: FIRST,
  claims: CLAIMS,
  ...more,
});

const recipe = (
  name: string,
  about: string,
  expected: Omit<Recipe['expected'], 'about'>,
  make: Recipe['make'],
): Recipe => ({ name, expected: { about, ...expected }, make });

/** One record a sample desk: name, what is wrong with it, what must come of opening it, how it is made. */
export const DAMAGED: readonly Recipe[] = [
  recipe(
    'newer',
    'Written on by a Galley that is not there yet: the first line of the next format says which.',
    { opens: 'refused', says: [`ledger format ${NEXT}`, 'Galley 9.9.9'] },
    async (folder) => {
      const { head } = (await unfolded(folder)).ledger;
      const raised = { kind: 'ledger.raised', payload: { from: LEDGER_FORMAT, to: NEXT, galley: '9.9.9' } };
      const first = lineOfNextFormat(raised, head);
      const second = lineOfNextFormat({ kind: 'claim.dreamt', payload: { of: 'c4' } }, first.link);
      await appendFile(ledgerIn(folder), `${first.line}\n${second.line}\n`);
    },
  ),
  recipe(
    'torn-line',
    'The last write was cut short in the middle of a line.',
    whole({
      notices: ['cut short before it was acknowledged'],
      verify: ['bytes behind entry 8 are not a whole act'],
      aside: ['ledger.jsonl.torn-'],
      unchanged: false,
    }),
    async (folder) => {
      const [line = ''] = await following(1);
      await appendFile(ledgerIn(folder), line.slice(0, 300));
    },
  ),
  recipe(
    'torn-act',
    'The last write was cut short between two entries of one act.',
    whole({
      notices: ['cut short before it was acknowledged'],
      verify: ['bytes behind entry 8 are not a whole act'],
      aside: ['ledger.jsonl.torn-'],
      unchanged: false,
    }),
    async (folder) => appendFile(ledgerIn(folder), `${(await following(1))[0]}\n`),
  ),
  recipe(
    'wrong-byte',
    'One letter of an entry is another.',
    readOnlyAt(4, 'has a payload that does not match its digest'),
    (folder) =>
      rewrite(folder, (lines) =>
        lines.map((line, at) => (at === 3 ? line.replace('delegations met.', 'delegationz met.') : line)),
      ),
  ),
  recipe(
    'entry-removed',
    'An entry in the middle is gone.',
    readOnlyAt(4, 'does not follow the entry before it'),
    (folder) => rewrite(folder, (lines) => lines.filter((_, at) => at !== 3)),
  ),
  recipe(
    'entries-swapped',
    'Two entries have changed places.',
    readOnlyAt(7, 'does not follow the entry before it'),
    (folder) => rewrite(folder, (lines) => [...lines.slice(0, 6), ...lines.slice(6).reverse()]),
  ),
  recipe(
    'entry-repeated',
    'An entry stands there twice.',
    readOnlyAt(8, 'does not follow the entry before it'),
    (folder) => rewrite(folder, (lines) => [...lines.slice(0, 7), ...lines.slice(6)]),
  ),
  recipe(
    'respelled',
    'An entry says the same in other bytes: a space between two keys.',
    readOnlyAt(4, 'has a payload that does not match its digest'),
    (folder) =>
      rewrite(folder, (lines) =>
        lines.map((line, at) => (at === 3 ? line.replace('","text"', '", "text"') : line)),
      ),
  ),
  recipe(
    'payload-taken-out',
    'Payload and salt of an entry are gone, and no redaction says so.',
    readOnlyAt(7, 'has lost its payload, and no redaction says so'),
    (folder) =>
      rewrite(folder, (lines) =>
        lines.map((line, at) => (at === 6 ? redactLine(Buffer.from(line)).toString() : line)),
      ),
  ),
  recipe(
    'cut-off',
    'The last entry is gone; the chain holds, but the head noted beside the ledger knows it.',
    {
      opens: 'read-only',
      says: ['ends with entry 7, but entry 8 was on disk: entries are missing'],
      notices: ['entries are missing'],
      verify: ['ends with entry 7, but derived/head.json knows entry 8'],
      head: 7,
      claims: CLAIMS,
    },
    async (folder) => {
      const { desk, ledger } = await unfolded(folder);
      await writeHead(folder, { desk: desk.identity?.desk ?? '', head: ledger.head }, nodeDisk);
      await rewrite(folder, (lines) => lines.slice(0, -1));
    },
  ),
  ...['originals', 'texts', 'evidence'].flatMap((kind) => [
    recipe(
      `${kind}-missing`,
      `A file of ${kind} is gone.`,
      whole({ verify: ['is missing'] }),
      async (folder) => rm(await onlyFile(folder, kind)),
    ),
    recipe(
      `${kind}-altered`,
      `A byte in a file of ${kind} is another.`,
      whole({ verify: ['has been altered: its bytes do not match its SHA-256'] }),
      async (folder) => alter(await onlyFile(folder, kind)),
    ),
  ]),
  recipe(
    'settings-damaged',
    'The settings name a paper that does not exist.',
    whole({ notices: ['The settings were damaged'], aside: ['settings.json.damaged-'], unchanged: false }),
    (folder) => writeFile(join(folder, 'settings.json'), '{"paper": 7}\n'),
  ),
  recipe(
    'snapshot-damaged',
    'A byte of the snapshot is another.',
    whole({
      notices: ['The snapshot was damaged'],
      aside: ['derived/fold.snapshot.damaged-'],
      unchanged: false,
    }),
    async (folder) => alter(await snapshot(folder, VERSION)),
  ),
  recipe(
    'snapshot-of-another-version',
    'The snapshot is another version’s, and what stands in it is wrong: the ledger counts.',
    whole({}),
    async (folder) => {
      await snapshot(folder, '0.0.0-other', true);
    },
  ),
  recipe(
    'vault-damaged',
    'The vault is not JSON. It is never begun anew: names would be lost.',
    whole({ reveal: { party: 'p5', says: 'is not valid JSON' } }),
    (folder) => writeFile(join(folder, 'vault.json'), '{"names": {"p5": "Joan'),
  ),
];
