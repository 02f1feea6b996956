import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClaimId } from '#shared/domain/ids';
import { checkLine, GENESIS, LineDamage, type Link, lineOf, readLine } from '#workbench/ledger/lines';
import { EMPTY, Milestones, readActs } from '#workbench/ledger/reading';
import { openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { Chance } from '../../../../harness/fuzz-commands';
import { hasty } from '../../../../harness/fuzz-commands-files';
import { workOn } from '../../../../harness/sample-ledgers-work';

const ENTRIES = 2000;
/** Every position of every entry takes half a minute: GALLEY_EVERY_BYTE=1. Otherwise every fourth entry's are tried. */
const EVERY = process.env.GALLEY_EVERY_BYTE ? 1 : 4;
const SEED = Number(process.env.GALLEY_FUZZ_SEED ?? 1);

let folder: string;
let remove: () => Promise<void>;
let ledger: Buffer;
/** Every line without its newline, and what it follows. */
let lines: { bytes: Buffer; at: number; previous: Link; kind: string }[];

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  const desk = await openTestDesk(folder, { disk: hasty });
  await workOn(desk, new Chance(SEED), ENTRIES);
  await desk.close();
  ledger = await readFile(join(folder, 'ledger.jsonl'));
  lines = linesOf(ledger);
});
afterAll(() => remove());

function linesOf(bytes: Buffer): typeof lines {
  const found: typeof lines = [];
  let previous: Link = { seq: 0, hash: GENESIS };
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    const line = bytes.subarray(at, end);
    const { entry, link } = readLine(line, previous);
    found.push({ bytes: line, at, previous, kind: entry.kind });
    previous = link;
    at = end + 1;
  }
  return found;
}

/** Whether a reader of lines finds it out: it must be damage and nothing else. */
function finds(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch (error) {
    if (error instanceof LineDamage || error instanceof SyntaxError) return true;
    throw error;
  }
}

/** The first line as it is read from bytes of which one is wrong: to the next newline, wherever that is now. */
const firstLine = (bytes: Buffer): Buffer => {
  const end = bytes.indexOf(10);
  return end < 0 ? bytes : bytes.subarray(0, end);
};

describe('a ledger of 2,000 entries', () => {
  it('holds every kind of entry that can be made', () => {
    expect(lines.length).toBeGreaterThanOrEqual(ENTRIES);
    const kinds = new Set(lines.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'act.redone',
      'act.undone',
      'claim.anchored',
      'claim.changed',
      'claim.looked',
      'claim.made',
      'claim.merged',
      'claim.noted',
      'claim.reworded',
      'claim.split',
      'claim.unanchored',
      'desk.created',
      'evidence.added',
      'party.added',
      'party.linked',
      'passage.reopened',
      'passage.waived',
      'record.reinstated',
      'record.withdrawn',
      'report.described',
      'report.embargoed',
      'report.imported',
      'report.marked',
      'report.superseded',
      'response.anchored',
      'response.recorded',
      'story.saved',
      'verdict.given',
    ]);
  });

  it('shows a wrong byte at any position, to whoever reads it and to whoever only checks it', {
    timeout: 300_000,
  }, () => {
    const chance = new Chance(SEED + 1);
    const missed: string[] = [];
    let positions = 0;
    for (const [n, { bytes, previous }] of lines.entries()) {
      const next = lines[n + 1]?.bytes;
      if (n % EVERY !== 0 && next) continue;
      // With the next line behind it: a wrong newline makes one line of two.
      const whole = Buffer.concat([bytes, Buffer.from('\n'), next ?? Buffer.alloc(0)]);
      for (let at = 0; at <= bytes.length; at += 1) {
        positions += 1;
        const right = whole[at] as number;
        whole[at] = right ^ (1 + chance.below(255));
        const line = firstLine(whole);
        // The very last newline: a line without an end is no line, but a write that was cut short.
        const torn = at === bytes.length && !next;
        if (!torn) {
          if (!finds(() => readLine(line, previous))) missed.push(`entry ${n + 1}, byte ${at}, read`);
          if (!finds(() => checkLine(line, previous))) missed.push(`entry ${n + 1}, byte ${at}, checked`);
        }
        whole[at] = right;
      }
    }
    expect(missed).toEqual([]);
    expect(positions).toBeGreaterThan((0.9 * ledger.length) / EVERY);
  });

  it('shows a wrong byte in its file from the entry on that holds it', async () => {
    const chance = new Chance(SEED + 2);
    const path = join(folder, 'wrong.jsonl');
    for (let n = 0; n < 100; n += 1) {
      const at = chance.below(ledger.length);
      const wrong = Buffer.from(ledger);
      wrong[at] = (wrong[at] as number) ^ (1 + chance.below(255));
      await writeFile(path, wrong);
      const seq = lines.findLastIndex((line) => line.at <= at) + 1;
      const from = await wholeActBefore(seq);
      const onAct = (): null => null;
      const { damage, torn } = await readActs(path, { onAct, from, milestones: new Milestones() });
      if (at === ledger.length - 1) expect(torn).toBeGreaterThan(0);
      else expect(`seed ${SEED}, byte ${at}: ${damage?.seq}`).toBe(`seed ${SEED}, byte ${at}: ${seq}`);
    }
  });

  const spelled: readonly [string, (line: string) => string][] = [
    ['with a space behind a colon', (line) => line.replace('"seq":', '"seq": ')],
    ['with a space behind a comma', (line) => line.replace(',"time"', ', "time"')],
    ['with a space at its end', (line) => `${line} `],
    ['with a carriage return at its end', (line) => `${line}\r`],
    ['with a space inside its payload', (line) => line.replace(/"payload":\{"(\w+)":/, '"payload":{"$1": ')],
    ['with two keys in another order', (line) => line.replace(/("seq":\d+),("time":"[^"]+")/, '$2,$1')],
    ['with salt behind the payload', (line) => line.replace(/("salt":"\w+"),("payload":.*)\}$/, '$2,$1}')],
    ['with an escape in its header', (line) => line.replace('"kind":"c', '"kind":"\\u0063')],
    ['with an escape in its payload', (line) => line.replace('Wording', '\\u0057ording')],
    ['with a number written as a fraction', (line) => line.replace(/"seq":(\d+)/, '"seq":$1.0')],
    ['with a number written with an exponent', (line) => line.replace(/"left":0/, '"left":0e0')],
    ['with a key twice', (line) => line.replace('"left":0', '"left":0,"left":0')],
    ['with an escaped slash or quote instead of none', (line) => line.replace('reworded', 'rewor\\u0064ed')],
  ];
  it.each(spelled)('takes an entry spelled %s for damage, though it says the same', (_, respell) => {
    const reworded = lines.filter(({ kind }) => kind === 'claim.reworded');
    expect(reworded.length).toBeGreaterThan(10);
    for (const { bytes, previous } of reworded) {
      const line = bytes.toString();
      const other = respell(line);
      expect(other).not.toBe(line);
      expect(JSON.parse(other)).toEqual(JSON.parse(line));
      expect(finds(() => readLine(Buffer.from(other), previous))).toBe(true);
      expect(finds(() => checkLine(Buffer.from(other), previous))).toBe(true);
    }
  });

  it('takes bytes that only decode to the same text for damage', () => {
    const { bytes, previous } = lines.at(-1) as (typeof lines)[number];
    const entry = { kind: 'claim.noted', payload: { claim: 'c3' as ClaimId, text: 'a \uFFFD b' } } as const;
    const by = { time: '2026-01-01T00:00:00.000Z', checker: 'Ada \uFFFD', act: previous.seq + 2, left: 0 };
    const link = readLine(bytes, previous).link;
    const good = Buffer.from(lineOf({ ...entry, ...by }, link).line);
    expect(() => checkLine(good, link)).not.toThrow();
    for (const at of [good.indexOf('\uFFFD'), good.lastIndexOf('\uFFFD')]) {
      const other = Buffer.concat([good.subarray(0, at), Buffer.from([0xff]), good.subarray(at + 3)]);
      expect(other.toString()).toBe(good.toString());
      expect(finds(() => readLine(other, link))).toBe(true);
      expect(finds(() => checkLine(other, link))).toBe(true);
    }
  });

  it('takes a hash in capital letters, and no bytes at all, for damage', () => {
    for (const { bytes, previous } of lines.slice(0, 50)) {
      const capital = bytes
        .toString()
        .replace(/"hash":"\w+"/, (hash) => `"hash":${hash.slice(7).toUpperCase()}`);
      expect(finds(() => checkLine(Buffer.from(capital), previous))).toBe(true);
      expect(finds(() => checkLine(Buffer.alloc(0), previous))).toBe(true);
    }
  });
});

/** Where the last whole act before entry `seq` ends. */
async function wholeActBefore(seq: number): Promise<typeof EMPTY> {
  let head = EMPTY;
  const sound = join(folder, 'ledger.jsonl');
  const reading = await readActs(sound, {
    milestones: new Milestones(),
    onAct: (act) => ((act.at(-1)?.seq ?? 0) >= seq ? 'is far enough' : null),
  });
  head = reading.head;
  return head;
}
