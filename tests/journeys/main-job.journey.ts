import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dense } from '../harness/pdf';
import { expect, test } from './galley';
import {
  type Answer,
  bringIn,
  choose,
  chooseFiles,
  claim,
  dialogBy,
  mod,
  press,
  readTo,
  respond,
  rule,
  toOwnDesk,
  typeOver,
} from './keys';
import { pdfText, saveSheet } from './sheets';

const report = (name: string): string => join(import.meta.dirname, 'reports', name);

interface Step {
  /** How the sentence begins that the claim is made of and the answer stands at. */
  readonly at: string;
  readonly claim: string;
  readonly answer: Answer;
  readonly digit: string;
  readonly verdict: string;
}

const STEPS: readonly Step[] = [
  {
    at: 'A senior engineer, who asked',
    claim: 'The crack runs through the footing of the eastern pier',
    answer: {
      party: 'Senior engineer',
      identity: 'anonymous',
      reason: 'not cleared to speak to the press',
      role: 'engineer',
      stance: 'confirmed',
    },
    digit: '1',
    verdict: 'confirmed',
  },
  {
    at: 'The ferry company Tern Lines denied',
    claim: 'A ferry of Tern Lines struck the pier',
    answer: { party: 'Ida Brandt', role: 'spokeswoman of Tern Lines', stance: 'denied' },
    digit: '2',
    verdict: 'denied',
  },
  {
    at: 'The mayor',
    claim: 'The bridge was inspected last year',
    answer: { party: 'Mayor’s office', identity: 'unnamed', stance: 'declined to comment' },
    digit: '3',
    verdict: 'declined to comment',
  },
  {
    at: 'Asked whether the council',
    claim: 'The council had been warned of the crack',
    answer: { party: 'Owen Pike', role: 'leader of the council', stance: 'neither confirmed nor denied' },
    digit: '4',
    verdict: 'neither confirmed nor denied',
  },
  {
    at: 'The regional rail authority',
    claim: 'The railway line across the bridge is closed',
    answer: { party: 'Regional rail authority', identity: 'unnamed', stance: 'no response' },
    digit: '5',
    verdict: 'no response',
  },
];

test('the whole job by keyboard alone: a pasted report, from reading to the saved sheet', async ({
  galley,
}) => {
  const { page } = galley;
  const text = await readFile(report('swing-bridge.txt'), 'utf8');
  const claims = page.getByRole('listbox', { name: 'Claims' }).getByRole('option');
  await toOwnDesk(page);

  await test.step('bring in by paste, and fill in what is known', async () => {
    await bringIn(page, text);
    await expect(page.getByRole('heading', { name: 'Untitled report' })).toBeVisible();
    for (const line of text.split('\n')) await expect(page.getByRole('article')).toContainText(line);

    const particulars = await dialogBy(page, 'd', 'Particulars of the report');
    await typeOver(page, 'Swing bridge closed');
    await press(page, 'Tab');
    await page.keyboard.insertText('The Harbour Courier');
    await press(page, 'Enter');
    await expect(particulars).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Swing bridge closed' })).toBeVisible();
  });

  for (const { at, claim: words, answer, digit, verdict } of STEPS)
    await test.step(`${verdict}: ${words}`, async () => {
      await readTo(page, at);
      await claim(page, words);
      await respond(page, answer);
      await rule(page, digit, verdict);
    });

  await test.step('leave one open, made of two sentences', async () => {
    await readTo(page, 'Two officials of the harbour board');
    await press(page, 'Shift+ArrowDown');
    await claim(page, 'The bridge stays shut for nine days or more');
    await expect(claims).toHaveCount(6);
  });

  await test.step('undo and make again, in words', async () => {
    await press(page, mod('z'));
    await expect(claims).toHaveCount(5);
    await expect(
      page.getByRole('status').filter({ hasText: 'Undone claim “The bridge stays shut' }),
    ).toBeVisible();
    await press(page, `Shift+${mod('z')}`);
    await expect(claims).toHaveCount(6);
  });

  await test.step('find by full text, see it there, and come back', async () => {
    await readTo(page, 'Divers are to go');
    const search = await dialogBy(page, '/', 'Search');
    await page.keyboard.insertText('"not the paint"');
    const hit = search.getByRole('option', { name: /report.*Swing bridge closed/ });
    await expect(hit).toBeVisible();
    await expect(hit).toHaveAttribute('aria-selected', 'true');
    await press(page, 'Enter');
    const found = page.getByRole('article').locator('[data-hit]').first();
    await expect(found).toBeInViewport();
    await expect(found).toContainText('not the paint');
    await press(page, 'Escape');
    await expect(hit).toHaveAttribute('aria-selected', 'true');
    await press(page, 'Escape');
    await expect(search).toBeHidden();
    await expect(page.getByRole('article').locator('[data-hit]')).toHaveCount(0);
    await expect(page.getByRole('article').locator('[data-cursor][data-sentence]')).toContainText(
      'Divers are to go',
    );
  });

  await test.step('go to a party and a claim by a few letters', async () => {
    await choose(page, 'brandt ida');
    const party = page.getByRole('dialog', { name: 'Ida Brandt' });
    await expect(party).toContainText('A ferry of Tern Lines struck the pier');
    await press(page, 'Escape');
    await choose(page, 'railway closd');
    await expect(claims.filter({ hasText: 'The railway line' })).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('see the sheet, save it, and read everything on it', async () => {
    const sheet = await pdfText(await saveSheet(galley));
    const said = STEPS.flatMap(({ claim: words, answer, verdict }) => [
      words,
      answer.party,
      answer.stance,
      verdict,
    ]);
    const quoted = STEPS.map(({ at }) => sentence(text, at));
    const open = [
      'The bridge stays shut for nine days or more',
      'open',
      'It would stay shut for at least nine days',
    ];
    const about = [
      'Swing bridge closed',
      'The Harbour Courier',
      'not cleared to speak to the press',
      'Journeys',
    ];
    for (const words of [...said, ...quoted, ...open, ...about]) expect.soft(sheet).toContain(dense(words));
  });
});

const sentence = (text: string, beginning: string): string => {
  const line = text.split('\n').find((one) => one.startsWith(beginning)) ?? beginning;
  return line.split(/(?<=\.) (?=[“A-Z])/)[0] ?? line;
};

test('the same by file, with blank lines between paragraphs and a typing error that is kept', async ({
  galley,
}) => {
  const { page } = galley;
  await toOwnDesk(page);
  await dialogBy(page, 'i', 'Bring in a report');
  await chooseFiles(page, report('seed-store.txt'));
  await expect(page.getByRole('article')).toContainText('had recieved a warning in January');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await readTo(page, 'Thieves emptied');
  await claim(page, 'The cold room of the Lindholm seed store was emptied on the night of 4 March');
  await respond(page, { party: 'County police', identity: 'unnamed', stance: 'confirmed' });
  await rule(page, '1', 'confirmed');
  await readTo(page, 'The keeper, Runa Sand');
  await claim(page, 'The store had received a warning in January');
  await respond(page, { party: 'Runa Sand', role: 'keeper', stance: 'asserted' });
  await readTo(page, 'A county spokesman');
  await respond(page, { party: 'County spokesman', identity: 'unnamed', stance: 'denied' });
  await rule(page, '0', 'open');

  const library = page.getByRole('treeitem', { name: /Thieves emptied the cold room/ });
  await expect(library).toHaveAccessibleName(/1 confirmed, 1 open/);
  const sheet = await pdfText(await saveSheet(galley));
  for (const words of [
    'The cold room of the Lindholm seed store was emptied on the night of 4 March',
    'had recieved a warning in January and had asked the county for a second lock',
    'A county spokesman denied that any request had come in.',
    'County police',
    'Runa Sand',
    'asserted',
    'denied',
    'confirmed',
    'open',
  ])
    expect.soft(sheet).toContain(dense(words));
});
