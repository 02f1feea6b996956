import { describe, expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/ids';
import { slicesOf, stepped, tallyOf } from '../../../../renderer/store/walk';
import { opened, view } from './held-host';

const R2 = 'r2' as ReportId;

/** An app that walks what `query` finds in a text, from the place given. */
async function walked(text: string, query: string, from: { start: number; end: number } | null) {
  const held = await opened([]);
  const walking = held.app.walkHits(R2, { query, from });
  (await held.next('report.open')).answer({ ...view('r2'), text });
  await walking;
  return held;
}

const TEXT = 'A pier is here. Boats came.\n\nThe pier is old. Piers last. No pier is new.';

describe('walking hits', () => {
  it('opens the report at the hit, with every place the query finds and the cursor on its sentence', async () => {
    const { state } = await walked(TEXT, '"the pier"', { start: 29, end: 37 });
    expect(state().walking).toMatchObject({ report: R2, marks: [{ start: 29, end: 37 }], complete: true });
    expect(state()).toMatchObject({ cursor: { at: 2, from: 2 }, pane: 'report', spoken: '1 of 1' });
  });

  it('goes on, back, and round the end, the cursor with it, and says where it is', async () => {
    const { app, state } = await walked('A pier. B pier. C pier.', 'pier', { start: 2, end: 6 });
    await app.stepHit(1);
    expect(state()).toMatchObject({ hit: { start: 10, end: 14 }, cursor: { at: 1, from: 1 } });
    expect(state().spoken).toMatch(/^2 of 3/);
    await app.stepHit(-1);
    await app.stepHit(-1);
    expect(state().hit).toEqual({ start: 18, end: 22 });
    await app.stepHit(1);
    expect(state().hit).toEqual({ start: 2, end: 6 });
  });

  it('begins at the first place where none was led to', async () => {
    const { state } = await walked(TEXT, 'boats', null);
    expect(state()).toMatchObject({ hit: { start: 16, end: 21 }, cursor: { at: 1, from: 1 } });
  });

  it('does not begin where the text holds nothing the query finds', async () => {
    const { state } = await walked(TEXT, 'outlet:Reuters', null);
    expect(state().walking).toBeNull();
  });

  it('ends when another report is opened', async () => {
    const { app, next, state } = await walked(TEXT, 'pier', null);
    const opening = app.openReport('r1' as ReportId);
    (await next('report.open')).answer(view('r1'));
    await opening;
    expect(state()).toMatchObject({ walking: null, hit: null });
  });

  it('finds in a long report what it would find at once, each place where it stands', async () => {
    const text = Array.from({ length: 900 }, (_, at) => `Line ${at} of ${'words '.repeat(9)}pier.`).join(
      '\n\n',
    );
    const { state } = await walked(text, 'pier', null);
    const marks = state().walking?.marks ?? [];
    expect(marks).toHaveLength(900);
    expect(marks.every(({ start, end }) => text.slice(start, end) === 'pier')).toBe(true);
    const { reading } = state();
    const slices = reading ? slicesOf(reading) : [];
    expect(slices.length).toBeGreaterThan(1);
    expect(slices.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  });

  it('says that there are more places than are walked', async () => {
    const { state } = await walked('pier '.repeat(5000).trimEnd(), 'pier', null);
    const { walking, hit } = state();
    expect(walking && tallyOf(walking, hit)).toBe('1 of 2,000+');
  });

  it('steps to nothing where there is nothing', () => {
    expect(stepped([], 0, 1)).toBeUndefined();
  });
});
