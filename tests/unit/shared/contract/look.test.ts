import { describe, expect, it } from 'vitest';
import { attributesOf, READING_SIZE, sizeBy, TEXT_SIZE, USUAL_LOOK } from '#shared/contract/look';

describe('a size of text', () => {
  it('goes in steps, to the next round one, and no further than there is', () => {
    expect(sizeBy(100, 1, TEXT_SIZE)).toBe(110);
    expect(sizeBy(100, -1, TEXT_SIZE)).toBe(90);
    expect(sizeBy(104, 1, TEXT_SIZE)).toBe(110);
    expect(sizeBy(104, -1, TEXT_SIZE)).toBe(100);
    expect(sizeBy(200, 1, TEXT_SIZE)).toBe(200);
    expect(sizeBy(80, -1, TEXT_SIZE)).toBe(80);
    expect(sizeBy(250, 1, READING_SIZE)).toBe(250);
  });
});

describe('the look as attributes', () => {
  it('leaves out what follows the system or is usual', () => {
    expect(attributesOf(USUAL_LOOK)).toEqual({
      theme: null,
      contrast: null,
      density: null,
      textSize: '100',
      readingSize: '100',
    });
    expect(
      attributesOf({ ...USUAL_LOOK, theme: 'dark', contrast: 'normal', density: 'compact' }),
    ).toMatchObject({ theme: 'dark', contrast: 'normal', density: 'compact' });
  });
});
