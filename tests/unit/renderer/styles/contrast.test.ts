import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(resolve(import.meta.dirname, '../../../../renderer/styles/tokens.css'), 'utf8');

type Colours = ReadonlyMap<string, readonly [light: string, dark: string]>;

/** The colours a rule sets, by token. */
function coloursIn(selector: string): Colours {
  const start = CSS.indexOf(`${selector} {`);
  if (start === -1) throw new Error(`there is no rule ${selector}`);
  const rule = CSS.slice(start, CSS.indexOf('\n}', start));
  return new Map(
    [...rule.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
      ([, name = '', light = '', dark = '']) => [name, [light, dark]],
    ),
  );
}

const normal = coloursIn(':root');
const more: Colours = new Map([...normal, ...coloursIn(':root[data-contrast="more"]')]);

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, two: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(two)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const GROUNDS = ['paper', 'panel', 'raised', 'sunk', 'accent-soft'];
const VALUES = ['confirmed', 'denied', 'declined', 'neither', 'no-response', 'open'];
const TEXTS = ['ink', 'ink-2', 'ink-3', 'accent', ...VALUES];
const pairs = (colours: readonly string[], grounds: readonly string[]): [string, string][] =>
  colours.flatMap((colour) => grounds.map((ground): [string, string] => [colour, ground]));

/** Text and what it stands on; lines and signs that tell something, and what is beside them. */
const TEXT: readonly [string, string][] = [
  ...pairs(TEXTS, GROUNDS),
  ...pairs(['ink'], ['cursor', 'hit']),
  ['accent-ink', 'accent'],
];
const EDGES = pairs(['edge'], ['paper', 'panel', 'raised']);
const SIGNS = pairs(['accent', 'cursor-bar'], ['paper', 'panel', 'raised']);
const LINES = pairs(['line', 'line-soft', 'edge'], ['paper', 'panel', 'raised', 'sunk']);

const below = (all: readonly [string, string][], least: number, colours: Colours, dark: boolean): string[] =>
  all.flatMap(([one, two]) => {
    const [a, b] = [colours.get(one)?.[dark ? 1 : 0], colours.get(two)?.[dark ? 1 : 0]];
    if (!a || !b) return [`${a ? two : one} is no colour`];
    const found = contrast(a, b);
    return found < least ? [`${one} on ${two}: ${found.toFixed(2)}`] : [];
  });

it('contrast is computed as WCAG computes it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each([
  ['light', false],
  ['dark', true],
])('%s', (_, dark) => {
  it('text passes AA, edges and signs are seen', () => {
    expect(below(TEXT, 4.5, normal, dark)).toEqual([]);
    expect(below([...EDGES, ...SIGNS], 3, normal, dark)).toEqual([]);
  });

  it('with more contrast text passes AAA, and every line is as plain as text', () => {
    expect(below(TEXT, 7, more, dark)).toEqual([]);
    expect(below([...LINES, ...SIGNS], 4.5, more, dark)).toEqual([]);
  });
});
