import { describe, expect, it } from 'vitest';
import { boundsOf, fittingWidths, LEAST, layoutOf } from '../../../../renderer/store/panes';

const room = (width: number) => ({ width, rem: 16 });
const NONE = { library: null, claims: null };

describe('the room of a window', () => {
  it('is for three panes, for two, or for one', () => {
    expect([80, 60, 59.9, 45, 44.9, 20].map((width) => layoutOf(room(width)))).toEqual([
      'three',
      'three',
      'two',
      'two',
      'one',
      'one',
    ]);
  });

  it('never goes to the sides alone: the report keeps its least', () => {
    for (const width of [60, 72, 80, 97, 160])
      for (const widths of [NONE, { library: 300, claims: 300 }, { library: 1, claims: 1 }]) {
        const { library, claims } = fittingWidths(widths, room(width));
        expect(width - library - claims).toBeGreaterThanOrEqual(LEAST.report);
        expect(library).toBeGreaterThanOrEqual(LEAST.library);
        expect(claims).toBeGreaterThanOrEqual(LEAST.claims);
      }
  });
});

describe('a width that was chosen', () => {
  it('holds where there is room for it', () => {
    expect(fittingWidths({ library: 20, claims: 25 }, room(80))).toEqual({ library: 20, claims: 25 });
  });

  it('has bounds that leave the other side and the report their own', () => {
    expect(boundsOf('library', { library: 12, claims: 30 }, room(80))).toEqual({
      least: LEAST.library,
      most: 80 - LEAST.report - 30,
    });
    expect(boundsOf('claims', NONE, room(50)).most).toBe(50 - LEAST.report);
  });
});
