import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import { type Desk, emptyDesk } from '#shared/domain/fold';
import { idAt, seqOf } from '#shared/domain/ids';
import { readFrom } from '#shared/domain/provenance';
import { importedReport, NO_META, type Report } from '#shared/domain/records';
import { AlikeFollowing, type FollowingOptions } from '#workbench/alike/following';
import { nodeDisk } from '#workbench/storage/disk';
import { temporaryFolder } from '../../../../harness/desks';
import { prose } from '../../../shared/text/alike/made-up';

/** A desk of reports alone, whose texts can be watched being read. */
class Reports {
  readonly desk: Desk = emptyDesk();
  readonly texts = new Map<string, string | FaultError>();
  readonly read: string[] = [];
  /** Told before each text is read. */
  onRead: () => void = () => undefined;
  #name = 'a';
  #seq = 0;

  /** Another ledger from here on: its entries have other hashes. */
  forked(name: string): void {
    this.#name = name;
  }

  readonly ledger: FollowingOptions['ledger'] = ((reports: Reports) => ({
    get head() {
      return { seq: reports.#seq, hash: reports.#hash(reports.#seq), length: 0 };
    },
    hashAt: async (seq: number) => (seq > reports.#seq ? null : reports.#hash(seq)),
  }))(this);

  put(text: string | FaultError, seq = this.#seq + 1): Report {
    const report = reportAt(seq);
    this.texts.set(report.id, text);
    this.desk.tables.report.set(report.id, report);
    this.#note(report);
    return report;
  }

  remove(report: Report): void {
    this.desk.tables.report.delete(report.id);
    this.#note(report);
  }

  async of(report: Report): Promise<string> {
    this.onRead();
    this.read.push(report.id);
    const text = this.texts.get(report.id) ?? '';
    if (text instanceof FaultError) throw text;
    return text;
  }

  #note(report: Report): void {
    this.desk.journal.note(++this.#seq, report.id);
  }

  #hash = (seq: number): string => `${this.#name}${seq}`.padStart(64, '0');
}

const reportAt = (seq: number): Report =>
  importedReport(
    {
      id: idAt('report', seq),
      original: { sha256: '', bytes: 0 },
      text: { sha256: '', length: 0, words: 0 },
      origin: 'pasted',
      reading: readFrom('text', 'utf-8'),
      meta: NO_META,
      opening: '',
    },
    '2020-01-01T00:00:00Z',
  );

const story = prose(300, 1);
const quoting = `${prose(200, 2)} ${story.split(' ').slice(100, 140).join(' ')}`;
const other = prose(300, 3);

let folder: string;
let removeFolder: () => Promise<void>;
let reports: Reports;
const opened: AlikeFollowing[] = [];
beforeEach(async () => {
  ({ folder, remove: removeFolder } = await temporaryFolder());
  reports = new Reports();
});
afterEach(async () => {
  for (const following of opened.splice(0)) await following.close();
  await removeFolder();
});

function open(writes = true): AlikeFollowing {
  const { desk, ledger } = reports;
  const following = new AlikeFollowing({
    folder,
    disk: nodeDisk,
    desk,
    ledger,
    texts: reports,
    writes: () => writes,
  });
  opened.push(following);
  return following;
}
const kept = (): string => join(folder, 'derived', 'alike.prints');
const kin = async (following: AlikeFollowing, report: Report): Promise<string[]> =>
  (await following.kinOf(report)).map(({ report: { id } }) => id);

describe('what is alike on a desk', () => {
  it('is known of every report brought in before the question', async () => {
    const following = open();
    const first = reports.put(story);
    reports.put(other);
    expect(await kin(following, first)).toEqual([]);
    const second = reports.put(quoting);
    expect(await kin(following, first)).toEqual([second.id]);
    const [found] = await following.kinOf(second);
    expect(found).toMatchObject({ report: { id: first.id }, comparison: { relation: 'shares passages' } });
    const [passage] = found?.comparison.passages ?? [];
    expect(passage && story.slice(passage.b.start, passage.b.end)).toBe(
      passage && quoting.slice(passage.a.start, passage.a.end),
    );
  });

  it('forgets what was taken out, and knows what came back', async () => {
    const following = open();
    const [first, second] = [reports.put(story), reports.put(story)];
    expect(await kin(following, first)).toEqual([second.id]);
    reports.remove(second);
    expect(await kin(following, first)).toEqual([]);
    // Not as something that is known and passed over: it is not known any more.
    reports.desk.tables.report.set(second.id, second);
    expect(await kin(following, first)).toEqual([]);
    reports.put(story, seqOf(second.id));
    expect(await kin(following, first)).toEqual([second.id]);
  });

  it('passes over reports whose texts are damaged', async () => {
    const following = open();
    const first = reports.put(story);
    reports.put(new FaultError('damaged', 'is not what was written'));
    const third = reports.put(story);
    expect(await kin(following, first)).toEqual([third.id]);
    reports.texts.set(third.id, new FaultError('damaged', 'is not what was written'));
    expect(await kin(following, first)).toEqual([]);
  });
});

describe('the file of fingerprints', () => {
  it('spares reading what was read before', async () => {
    const [first, second] = [reports.put(story), reports.put(quoting)];
    const before = open();
    await before.follow();
    await before.close();
    reports.read.length = 0;
    const third = reports.put(other);
    const after = open();
    await after.follow();
    expect(reports.read).toEqual([third.id]);
    expect(await kin(after, first)).toEqual([second.id]);
  });

  it('is not written where nothing changed, nor by those who may not', async () => {
    reports.put(story);
    const reader = open(false);
    await reader.follow();
    await reader.close();
    await expect(stat(kept())).rejects.toThrow('ENOENT');
    const writer = open();
    await writer.follow();
    await writer.close();
    const { ino } = await stat(kept());
    const again = open();
    await again.follow();
    await again.close();
    expect((await stat(kept())).ino).toBe(ino);
  });

  it('is made anew where it is missing, damaged, or of another ledger', async () => {
    const [first, second] = [reports.put(story), reports.put(quoting)];
    const writer = open();
    await writer.follow();
    await writer.close();
    const whole = await readFile(kept());
    const changed = Buffer.from(whole);
    changed[20] = (changed[20] ?? 0) ^ 1;
    const spoil: Record<string, () => Promise<void>> = {
      'cut short': () => truncate(kept(), whole.length - 1),
      empty: () => writeFile(kept(), ''),
      'one bit changed': () => writeFile(kept(), changed),
      'of another kind': () =>
        writeFile(kept(), whole.toString('latin1').replace('alike 1', 'alike 0'), 'latin1'),
      'of another ledger': async () => {
        await writeFile(kept(), whole);
        reports.forked('b');
      },
    };
    for (const [how, apply] of Object.entries(spoil)) {
      await apply();
      reports.read.length = 0;
      const following = open();
      await following.follow();
      expect(reports.read, how).toEqual([first.id, second.id]);
      expect(await kin(following, first), how).toEqual([second.id]);
      await following.close();
    }
  });

  it('is taken away when something was redacted, and what it held is not found any more', async () => {
    const first = reports.put(story);
    const second = reports.put(quoting);
    const following = open();
    expect(await kin(following, first)).toEqual([second.id]);
    await following.close();
    const again = open();
    await again.follow();
    reports.texts.set(second.id, '');
    await again.startOver();
    await expect(stat(kept())).rejects.toThrow('ENOENT');
    expect(await kin(again, first)).toEqual([]);
  });

  it('keeps what a run had done when the desk was closed in the middle of it', async () => {
    for (let n = 1; n <= 100; n++) reports.put(prose(50, n));
    const cut = open();
    let closing: Promise<void> | null = null;
    reports.onRead = () => {
      if (reports.read.length === 40) closing = cut.close();
    };
    await cut.follow();
    await closing;
    const done = new Set(reports.read).size;
    expect(done).toBeGreaterThan(40);
    expect(done).toBeLessThan(100);
    reports.read.length = 0;
    await open().follow();
    expect(new Set(reports.read).size).toBe(100 - done);
  });

  it('costs nothing but time where the disk refuses it', async () => {
    const [first, second] = [reports.put(story), reports.put(quoting)];
    await writeFile(join(folder, 'derived'), 'a file where the folder should be');
    const following = open();
    await following.follow();
    await following.close();
    expect(await kin(open(), first)).toEqual([second.id]);
  });
});
