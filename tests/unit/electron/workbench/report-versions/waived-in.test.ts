import { expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/ids';
import type { Anchor } from '#shared/domain/records';
import { quoteAt } from '#shared/text/quotes';
import { waivedIn } from '#workbench/report-versions/waivers';

const waiving = (text: string, start: number, end: number) => {
  const anchor: Anchor = {
    report: 'r2' as ReportId,
    ...quoteAt(text, { start, end }),
    start,
    end,
    textSha256: 'a'.repeat(64),
  };
  return { anchor, reason: 'Opinion' };
};

it('a waiver is of the whole sentences it touches', () => {
  const text = 'One here. Two there. Three.';
  const [waived] = waivedIn([waiving(text, 4, 13)], text);
  expect(waived?.sentences).toMatchObject({ start: 0, end: 20, exact: 'One here. Two there.' });
});

it('a waiver may be of very many sentences', () => {
  const text = 'Ab cd. '.repeat(200_000).trim();
  const [waived] = waivedIn([waiving(text, 1, text.length - 1)], text);
  expect(waived?.sentences).toMatchObject({ start: 0, end: text.length });
});
