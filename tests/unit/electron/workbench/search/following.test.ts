import { afterEach, describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import type { ReportId } from '#shared/domain/ids';
import type { OpenSearch, SearchChange, SearchDoc, SearchIndex, Workbench } from '#workbench/ports';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** An index that only keeps what it is given, as the real one would. */
class Kept {
  readonly docs = new Map<string, SearchDoc>();
  readonly changes: SearchChange[] = [];
  /** Asked before every change; may throw or wait. */
  before: (change: SearchChange) => Promise<void> | void = () => undefined;
  position: SearchChange['position'] | null = null;
  /** Told when it is emptied; and what the answer to where it stands waits for. */
  cleared: () => void = () => undefined;
  looked: Promise<void> = Promise.resolve();

  readonly open: OpenSearch = async (): Promise<SearchIndex> => ({
    position: async () => {
      const { position } = this;
      await this.looked;
      return position;
    },
    apply: async (change) => {
      await this.before(change);
      this.changes.push(change);
      for (const id of change.remove) this.#remove(id);
      for (const doc of change.put) this.docs.set(doc.id, doc);
      this.position = change.position;
    },
    tidy: async () => false,
    clear: async () => {
      this.cleared();
      this.clear();
    },
    search: async ({ query }) => this.#answer(query),
    similar: async ({ text }) => this.#answer(text),
    count: async (queries) => queries.map((query) => this.#answer(query).total),
    values: async () => [],
    close: async () => undefined,
  });

  clear(): void {
    this.docs.clear();
    this.position = null;
  }

  #remove(id: string): void {
    for (const [other, { owner }] of this.docs) if (owner === id) this.docs.delete(other);
    this.docs.delete(id);
  }

  #answer(query: string) {
    const found = [...this.docs.values()].filter((doc) =>
      Object.values(doc.fields).join('\n').includes(query),
    );
    return {
      query,
      tookMs: 0,
      total: found.length,
      counts: {},
      complete: true,
      hits: [],
      readAs: null,
      suggestion: null,
    };
  }
}

async function deskWith(kept: Kept, folder?: string): Promise<{ desk: Workbench; folder: string }> {
  const made = folder === undefined ? await temporaryFolder() : { folder, remove: async () => undefined };
  const desk = await openTestDesk(made.folder, { openSearch: kept.open });
  ends.push(made.remove, () => desk.close());
  return { desk, folder: made.folder };
}

async function bringIn(desk: Workbench, ...texts: string[]): Promise<ReportId[]> {
  const files = texts.map((text, at) => ({ path: `${at}.txt`, bytes: bytesOf(text) }));
  const outcomes = await desk.send('report.import', { files });
  return outcomes.map((outcome) => (outcome.ok ? outcome.reportId : expect.fail(outcome.error)));
}

const ask = (desk: Workbench, query: string, asker: string | null = null) =>
  desk.send('search.run', { query, asker });
const many = (count: number): string[] => Array.from({ length: count }, (_, n) => `Report ${n} of many.\n`);

describe('the index holds', () => {
  it('every kind of record that has words, and what stands on a claim goes and comes back with it', async () => {
    const kept = new Kept();
    const { desk } = await deskWith(kept);
    const [report] = await bringIn(desk, 'The envoy met them.\n');
    if (!report) return expect.fail();
    const claim = await desk.send('claim.make', { place: { report, quote: 'The envoy met them.' } });
    const response = await desk.send('response.record', {
      claim: claim.id,
      party: { name: 'The embassy', role: null, aka: ['The mission'] },
      stance: 'declined',
    });
    const noted = await desk.send('claim.note', { claim: claim.id, text: 'ask again' });
    const file = { path: 'letter.txt', bytes: bytesOf('Dear all') };
    const proven = await desk.send('evidence.add', { claim: claim.id, file });
    const story = await desk.send('story.save', { name: 'Peace talks', reports: [report] });
    await ask(desk, '');
    const ids = [
      report,
      claim.id,
      response.id,
      response.party.id,
      noted.notes[0]?.id,
      proven.evidence[0]?.id,
      story.id,
    ];
    expect([...kept.docs.keys()].sort()).toEqual(ids.map(String).sort());
    expect(kept.docs.get(claim.id)).toMatchObject({
      facts: expect.arrayContaining([
        'verdict:open',
        'is:open',
        'stance:declined',
        'has:note',
        'has:evidence',
      ]),
      fields: { party: 'The embassy\nThe mission', note: 'ask again', story: 'Peace talks' },
    });
    await desk.send('record.withdraw', { record: claim.id, reason: 'twice' });
    await ask(desk, '');
    expect([...kept.docs.values()].map(({ kind }) => kind).sort()).toEqual(['party', 'report', 'story']);
    await desk.send('history.undo', {});
    await ask(desk, '');
    expect(kept.docs.size).toBe(7);
  });

  it('a claim under the particulars of its report, as they are corrected', async () => {
    const kept = new Kept();
    const { desk } = await deskWith(kept);
    const [report] = await bringIn(desk, 'The envoy met them.\n');
    if (!report) return expect.fail();
    const claim = await desk.send('claim.make', { place: { report, quote: 'The envoy met them.' } });
    await desk.send('report.describe', { report, meta: { outlet: 'The Courier', date: '4 October 2019' } });
    await ask(desk, '');
    expect(kept.docs.get(claim.id)).toMatchObject({
      fields: { outlet: 'The Courier' },
      dates: ['2019-10-04'],
    });
  });

  it('a report under its stories, and no longer under one that it left', async () => {
    const kept = new Kept();
    const { desk } = await deskWith(kept);
    const [first, second] = await bringIn(desk, 'One.\n', 'Two.\n');
    if (!first || !second) return expect.fail();
    const storyOf = (id: string) => kept.docs.get(id)?.fields.story;
    await desk.send('story.save', { name: 'Talks', reports: [first, second] });
    await ask(desk, '');
    expect([storyOf(first), storyOf(second)]).toEqual(['Talks', 'Talks']);
    await desk.send('story.save', { name: 'Talks', reports: [second] });
    await ask(desk, '');
    expect([storyOf(first), storyOf(second)]).toEqual(['', 'Talks']);
  });
});

describe('filling the index', () => {
  it('goes on where it stood when it was cut short', async () => {
    const kept = new Kept();
    kept.before = ({ put }) => {
      if (kept.docs.size + put.length > 300) throw new FaultError('disk', 'no room');
    };
    const { desk, folder } = await deskWith(kept);
    await bringIn(desk, ...many(600));
    await expect(ask(desk, 'of many')).rejects.toMatchObject({ tag: 'disk' });
    await desk.close();
    kept.before = () => undefined;
    kept.changes.length = 0;
    const again = await deskWith(kept, folder);
    expect((await ask(again.desk, 'of many')).total).toBe(600);
    expect(kept.changes.flatMap(({ put }) => put).length).toBeLessThan(600);
  });

  it('can be stopped and gone on with; answers meanwhile say that they may be incomplete', async () => {
    const kept = new Kept();
    const { desk } = await deskWith(kept);
    let count = 0;
    let stop = (): void => undefined;
    const whenStopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    kept.before = async () => {
      if (++count !== 2) return;
      await desk.send('index.pause', { paused: true });
      stop();
    };
    await bringIn(desk, ...many(700));
    await whenStopped;
    const stopped = await ask(desk, 'of many');
    expect(stopped.total).toBeGreaterThan(0);
    expect(stopped.total).toBeLessThan(700);
    expect(stopped.indexing).toMatchObject({ total: 700 });
    expect(await desk.send('index.describe', {})).toMatchObject({ paused: true, running: false });
    await desk.send('index.pause', { paused: false });
    const whole = await ask(desk, 'of many');
    expect([whole.total, whole.indexing]).toEqual([700, null]);
    expect(await desk.send('index.describe', {})).toMatchObject({ paused: false, running: false });
  });

  it('keeps nobody at a window waiting, and whoever is not at one until it is done', async () => {
    const kept = new Kept();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let count = 0;
    kept.before = async () => {
      count++;
      if (count > 1) await held;
    };
    const { desk } = await deskWith(kept);
    await bringIn(desk, ...many(700));
    const atOnce = await ask(desk, 'of many', 'window');
    expect(atOnce.total).toBeLessThan(700);
    const patient = ask(desk, 'of many');
    release();
    expect((await patient).total).toBe(700);
  });

  it('is begun once, whoever else asks meanwhile', async () => {
    const kept = new Kept();
    const { desk, folder } = await deskWith(kept);
    await bringIn(desk, ...many(20));
    await desk.close();
    kept.clear();
    const again = await deskWith(kept, folder);
    let second: Promise<{ total: number }> | undefined;
    kept.cleared = () => {
      kept.cleared = () => undefined;
      // The index has just been emptied; whoever asks now learns where it stood only after it was filled.
      kept.looked = new Promise((resolve) => {
        kept.before = () => void setImmediate(() => setImmediate(resolve));
      });
      second = ask(again.desk, 'of many', 'palette');
    };
    expect((await ask(again.desk, 'of many', 'window')).total).toBe(20);
    expect((await second)?.total).toBe(20);
    expect((await ask(again.desk, 'of many')).total).toBe(20);
  });

  it('is begun anew when the index turns out to be damaged on the way', async () => {
    const kept = new Kept();
    const { desk } = await deskWith(kept);
    const [report] = await bringIn(desk, 'One spoke.\nTwo spoke.\n');
    if (!report) return expect.fail();
    await desk.send('claim.make', { place: { report, quote: 'One spoke.' } });
    expect((await ask(desk, 'One spoke.')).total).toBe(2);
    let emptied = (): void => undefined;
    const whenEmptied = new Promise<void>((resolve) => {
      emptied = resolve;
    });
    kept.before = () => {
      kept.before = () => undefined;
      kept.clear();
      emptied();
      throw new FaultError('damaged', 'the search index was damaged and has been emptied');
    };
    await desk.send('claim.make', { place: { report, quote: 'Two spoke.' } });
    // Nobody was asked anything: the window's index follows by itself, and its damage was told to nobody.
    await whenEmptied;
    expect((await ask(desk, 'One spoke.')).total).toBe(2);
    expect((await ask(desk, 'Two spoke.')).total).toBe(2);
  });
});

it('a desk that is closed opens no index any more', async () => {
  const kept = new Kept();
  let opened = 0;
  const { folder, remove } = await temporaryFolder();
  ends.push(remove);
  const desk = await openTestDesk(folder, {
    openSearch: (...of) => {
      opened += 1;
      return kept.open(...of);
    },
  });
  await bringIn(desk, 'The envoy met them.\n');
  await desk.close();
  const before = opened;
  await expect(ask(desk, 'envoy')).rejects.toThrow('the desk is closed');
  expect(opened).toBe(before);
});
