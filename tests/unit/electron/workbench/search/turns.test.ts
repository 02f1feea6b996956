import { describe, expect, it } from 'vitest';
import { RANK, Turns } from '#workbench/search/turns';

/** A job of so many slices that notes each of them, and what became of it. */
function job(
  turns: Turns,
  name: string,
  slices: number,
  rank: number,
  notes: string[],
  asker: string | null = null,
) {
  return new Promise<string>((resolve) => {
    turns.add<string>({
      *slices() {
        try {
          for (let slice = 1; slice <= slices; slice++) {
            notes.push(`${name} ${slice}`);
            yield;
          }
          return name;
        } finally {
          notes.push(`${name} over`);
        }
      },
      resolve,
      reject: (fault) => resolve(`${name}: ${(fault as { tag: string }).tag}`),
      asker,
      rank,
    });
  });
}

describe('jobs that take turns', () => {
  it('are done by rank, and within one rank in the order they came', async () => {
    const turns = new Turns();
    const notes: string[] = [];
    await Promise.all([
      job(turns, 'change', 1, RANK.change, notes),
      job(turns, 'full', 1, RANK.full, notes),
      job(turns, 'one', 2, RANK.first, notes),
      job(turns, 'two', 1, RANK.first, notes),
    ]);
    expect(notes.filter((note) => !note.endsWith('over'))).toEqual([
      'one 1',
      'one 2',
      'two 1',
      'full 1',
      'change 1',
    ]);
  });

  it('let one that came meanwhile in between two slices', async () => {
    const turns = new Turns();
    const notes: string[] = [];
    let asked: Promise<string> | undefined;
    const change = new Promise<void>((resolve) => {
      turns.add<null>({
        *slices() {
          notes.push('change begun');
          asked = job(turns, 'question', 1, RANK.first, notes);
          yield;
          notes.push('change ended');
          return null;
        },
        resolve: () => resolve(),
        reject: () => resolve(),
        asker: null,
        rank: RANK.change,
      });
    });
    await change;
    await asked;
    expect(notes).toEqual(['change begun', 'question 1', 'question over', 'change ended']);
  });

  it('are dropped for a newer one of the same asker, begun or not, and cleaned up', async () => {
    const turns = new Turns();
    const notes: string[] = [];
    const begun = job(turns, 'p', 1_000_000_000, RANK.full, notes, 'window');
    while (notes.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const outcomes = await Promise.all([
      begun,
      job(turns, 'pe', 1, RANK.first, notes, 'window'),
      job(turns, 'other', 1, RANK.first, notes, 'palette'),
      job(turns, 'pea', 1, RANK.first, notes, 'window'),
    ]);
    expect(outcomes).toEqual(['p: refused', 'pe: refused', 'other', 'pea']);
    expect(notes.filter((note) => note.endsWith('over'))).toEqual(['p over', 'other over', 'pea over']);
  });

  it('that fail tell whoever waits, and nobody else', async () => {
    const turns = new Turns();
    const failed = new Promise<unknown>((resolve) => {
      turns.add({
        // biome-ignore lint/correctness/useYield: it fails before it could
        *slices() {
          throw new Error('no room');
        },
        resolve,
        reject: resolve,
        asker: null,
        rank: RANK.change,
      });
    });
    expect(await failed).toMatchObject({ message: 'no room' });
    expect(await job(turns, 'next', 1, RANK.first, [])).toBe('next');
  });
});
