import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORTS } from '#seeds/sample/reports';
import { seedSample } from '#seeds/sample/seed';
import type { ClaimView } from '#shared/contract/views';
import { inWords } from '#shared/domain/stances';
import type { Workbench } from '#workbench/ports';
import { chromiumPrinter } from '#workbench/printing/chromium-printer';
import { openTestDesk, temporaryFolder } from '../../../harness/desks';
import { dense as letters, readPdf } from '../../../harness/pdf';

/** The sample story taken all the way to paper. */

const printer = chromiumPrinter();
let desk: Workbench;
let remove: () => Promise<void>;
let claims: readonly ClaimView[];
let sheet: Awaited<ReturnType<typeof read>>;

async function read(bytes: Uint8Array) {
  const { texts, outline, tagged } = await readPdf(bytes);
  return { texts, all: letters(texts.join(' ')), outline, marked: tagged };
}

beforeAll(async () => {
  const temporary = await temporaryFolder();
  remove = temporary.remove;
  desk = await openTestDesk(temporary.folder, { printer });
  const { story } = await seedSample(desk.send);
  claims = (await desk.send('claim.list', { story })).items;
  sheet = await read((await desk.send('sheet.pdf', { of: { story } })).bytes);
});
afterAll(async () => {
  await printer.close();
  await desk.close();
  await remove();
});

describe('the printed sheet of the sample', () => {
  it('shows every claim with its verdict, quotations and notes', () => {
    for (const { id, text, verdict, anchors, notes, ruling } of claims) {
      expect(sheet.all).toContain(letters(`${text}${id} ${inWords(verdict)}`));
      for (const { exact } of anchors) expect(sheet.all).toContain(letters(exact));
      for (const note of notes) expect(sheet.all).toContain(letters(note.text));
      if (ruling?.note) expect(sheet.all).toContain(letters(ruling.note));
    }
  });

  it('shows every response: who, how described, stance, and the report’s words', () => {
    for (const { responses } of claims) {
      for (const { party, described, stance, anchor } of responses) {
        for (const words of [party.name, described, inWords(stance), anchor?.exact ?? '']) {
          expect(sheet.all).toContain(letters(words));
        }
      }
    }
  });

  it('is tagged, and its outline leads to the sections, each claim and each source', () => {
    expect(sheet.marked).toBe(true);
    const outline = sheet.outline.map(letters);
    for (const heading of ['Summary', 'Claims', 'Sources']) expect(outline).toContain(heading);
    for (const { text } of claims)
      expect(outline.filter((title) => title.endsWith(letters(text)))).toHaveLength(1);
    for (const { meta } of Object.values(REPORTS)) {
      expect(outline.filter((title) => title.endsWith(letters(meta.title)))).toHaveLength(1);
    }
  });

  it('numbers its pages and names the ledger’s head on each, whole', async () => {
    const { head } = await desk.send('desk.describe', {});
    sheet.texts.forEach((text, at) => {
      expect(letters(text)).toContain(`page${at + 1}of${sheet.texts.length}`);
      expect(letters(text)).toContain(`ledgerentry${head.seq}·${head.hash}`);
    });
  });

  it('tells the reports apart by their hashes', async () => {
    for (const { sha256 } of (await desk.send('report.list', {})).items) expect(sheet.all).toContain(sha256);
  });
});
