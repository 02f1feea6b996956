import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { built } from '../harness/built-host';
import { dense } from '../harness/pdf';
import { pdfText } from './sheets';

/** The whole job without a window, with the built command line, on both reports. */

interface Response {
  readonly party: string;
  readonly described: string;
  readonly stance: string;
}
interface Claim {
  readonly id: string;
  readonly text: string;
  readonly verdict: string;
  readonly anchors: readonly { exact: string }[];
  readonly responses: readonly Response[];
}

const FULL: Readonly<Record<string, string>> = {
  declined: 'declined to comment',
  neither: 'neither confirmed nor denied',
  'no-response': 'no response',
};

/** What a checker types for one report: claim, quotation, who answered, verdict. */
const JOBS = {
  'swing-bridge.txt': [
    [
      'The crack runs through the footing',
      'the crack runs through the footing of the pier',
      [
        '--party',
        'A senior engineer',
        '--anonymous',
        'not cleared to speak to the press',
        '--stance',
        'confirmed',
      ],
      'confirmed',
    ],
    [
      'A vessel of Tern Lines struck the pier',
      'denied that one of its vessels had struck the pier',
      ['--party', 'Ida Brandt', '--role', 'spokeswoman, Tern Lines', '--stance', 'denied'],
      'denied',
    ],
    [
      'The bridge was inspected last year',
      "The mayor's office declined to comment",
      ['--party', "The mayor's office", '--stance', 'declined'],
      'declined',
    ],
    [
      'The council had been warned',
      'he could neither confirm nor deny it',
      ['--party', 'Owen Pike', '--role', 'leader of the council', '--stance', 'neither'],
      'neither',
    ],
    [
      'The rail authority acknowledged the closed line',
      'did not immediately respond to a request for comment',
      ['--party', 'Regional rail authority', '--unnamed', '--stance', 'no-response'],
      'no-response',
    ],
    [
      'Somebody saw the paint',
      '“We went down twice…it is not the paint,” he said.',
      [
        '--party',
        'A senior engineer',
        '--anonymous',
        'not cleared to speak to the press',
        '--stance',
        'asserted',
        '--scope',
        'part',
      ],
      'open',
    ],
  ],
  'seed-store.txt': [
    [
      'Thieves emptied the cold room',
      'Thieves emptied the cold room of the Lindholm seed store',
      ['--party', 'County police', '--stance', 'confirmed'],
      'confirmed',
    ],
    [
      'The store had been warned',
      'the store had recieved a warning in January',
      ['--party', 'Runa Sand', '--role', 'keeper', '--stance', 'asserted'],
      'open',
    ],
    [
      'A second lock was requested',
      'A county spokesman denied that any request had come in.',
      ['--party', 'A county spokesman', '--unnamed', '--stance', 'denied'],
      'denied',
    ],
    [
      'The insurer commented',
      'The insurer declined to comment.',
      ['--party', 'The insurer', '--stance', 'declined', '--via', 'the county paper'],
      'declined',
    ],
  ],
} as const;

for (const [name, steps] of Object.entries(JOBS))
  test(`the command line alone: ${name}, from the file to the printed sheet`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-journey-'));
    const galley = (...words: string[]): Promise<Record<string, unknown>[]> =>
      new Promise((resolve, reject) => {
        const args = [
          built('main/galley.js'),
          '--desk',
          join(folder, 'desk'),
          '--checker',
          'A. Checker',
          '--json',
          ...words,
        ];
        execFile(process.execPath, args, (error, stdout, stderr) => {
          if (error) reject(new Error(`galley ${words.join(' ')}: ${stderr}`));
          else
            resolve(
              stdout
                .split('\n')
                .filter(Boolean)
                .map((line) => JSON.parse(line)),
            );
        });
      });
    try {
      const [report] = await galley('import', join(import.meta.dirname, 'reports', name));
      const id = String(report?.reportId);
      for (const [text, quote, response, verdict] of steps) {
        const [claim] = await galley('claim', id, '--quote', quote, '--text', text);
        await galley('respond', String(claim?.id), ...response, '--report', id, '--quote', quote);
        await galley('verdict', String(claim?.id), verdict, '--note', `Note on ${text}.`);
      }
      const claims = (await galley('claims')) as unknown as Claim[];
      expect(claims.map(({ text, verdict }) => [text, verdict])).toEqual(
        steps.map(([text, , , verdict]) => [text, verdict]),
      );

      const [found] = await galley('search', `"${steps[0][1]}"`);
      // The words stand in the report, and in the response that keeps them.
      expect(found).toMatchObject({ total: 2, counts: { report: 1, response: 1 } });
      expect(found).toMatchObject({
        hits: expect.arrayContaining([expect.objectContaining({ kind: 'report', id })]),
      });

      const out = join(folder, 'sheet.pdf');
      const [sheet] = await galley('sheet', '--report', id, '--out', out);
      expect(sheet).toMatchObject({ out, pages: expect.any(Number), bytes: expect.any(Number) });
      const printed = await pdfText(out);
      for (const { id: claim, text, verdict, anchors, responses } of claims) {
        const shown = [
          claim,
          text,
          FULL[verdict] ?? verdict,
          `Note on ${text}.`,
          ...anchors.map(({ exact }) => exact),
        ];
        for (const { party, described, stance } of responses)
          shown.push(party, FULL[stance] ?? stance, described === 'named' ? party : described);
        for (const words of shown) expect(printed).toContain(dense(words));
      }
      const [head] = (await galley('ledger', '--tail', '1')) as { hash: string }[];
      expect(printed).toContain(head?.hash);
      expect(printed).toContain(String(report?.sha256));
      expect(await galley('verify')).toMatchObject([{ ok: true, problems: [] }]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
