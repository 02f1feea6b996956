import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const RENDERER = join(import.meta.dirname, '../../../renderer');
/** Ways in which text becomes a page's elements, or its code. */
const NOT_AS_TEXT =
  /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseFromString|document\.write|srcDoc|\beval\(|new Function\(/;

const filesThat = (is: (source: string) => boolean): string[] =>
  readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => is(readFileSync(join(RENDERER, file), 'utf8')));

it('what the window shows of a report is text: nothing in the renderer makes elements or code of it', () => {
  expect(filesThat((source) => NOT_AS_TEXT.test(source))).toEqual([]);
  expect(filesThat((source) => source.includes('ReportView')).length).toBeGreaterThan(0);
});

it.each(['<p dangerouslySetInnerHTML={{ __html }} />', 'element.innerHTML = text', 'eval(text)'])(
  'is noticed: %s',
  (source) => expect(source).toMatch(NOT_AS_TEXT),
);
