import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from './galley';
import {
  bringIn,
  choose,
  claim,
  dialogBy,
  mod,
  press,
  readTo,
  respond,
  rule,
  tabTo,
  toOwnDesk,
} from './keys';
import { seen } from './sheets';

/** axe finds nothing; where it does, the report names rule and element. */
async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
  expect.soft(found, what).toEqual([]);
}

const DIALOGS: readonly (readonly [key: string, name: string | RegExp])[] = [
  ['i', 'Bring in a report'],
  ['u', 'Versions of the report'],
  ['d', 'Particulars of the report'],
  ['g', 'Group reports into a story'],
  ['c', 'Make a claim'],
  ['r', 'Record a response'],
  ['e', 'Reword the claim'],
  ['m', 'Add a note'],
  ['v', 'Weigh the verdict'],
  ['h', 'History of the claim'],
  ['H', 'History of the desk'],
  ['w', 'Withdraw as a mistake'],
  ['W', 'Withdrawn'],
  ['f', 'Keep a file with the claim'],
  ['?', 'Keys and help'],
  [mod(','), 'Settings'],
  [mod('k'), 'Go to anything'],
];

/** Every screen is looked through: that takes what it takes. */
const LONG = 300_000;

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on any screen, ${colorScheme}`, async ({ galley }) => {
    test.setTimeout(LONG);
    const { page } = galley;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('option').first()).toBeVisible();
    await clean(page, 'first screen');

    for (const [key, name] of DIALOGS) {
      const dialog = await dialogBy(page, key, name);
      await clean(page, String(name));
      await press(page, 'Escape');
      await expect(dialog).toBeHidden();
    }

    const search = await dialogBy(page, '/', 'Search');
    await page.keyboard.insertText('embassy in:reports');
    await expect(search.getByRole('option').first()).toBeVisible();
    await clean(page, 'search');
    await press(page, 'Enter');
    await expect(search).toBeHidden();
    await clean(page, 'a hit in its report');

    const sheet = await dialogBy(page, 'p', /^Verdict sheet/);
    await seen(page);
    await clean(page, 'sheet');
    await press(page, 'Escape');
    await expect(sheet).toBeHidden();

    await press(page, '1');
    await expect(page.getByRole('status').getByText('Verdict on disk')).toBeVisible();
    await clean(page, 'a verdict just given');

    await choose(page, 'start your own desk');
    await expect(page.getByRole('heading', { name: 'Nothing on this desk yet' })).toBeVisible();
    await clean(page, 'empty desk');
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing where a report has a newer version, ${colorScheme}`, async ({ galley }) => {
    test.setTimeout(LONG);
    const { page } = galley;
    const report =
      'The pier reopened on Sunday, the harbour board said in a statement to reporters who had waited all day.\n\nTwo boats came at once and took people over to the island, as they used to before the fire of last spring.';
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await toOwnDesk(page);
    await bringIn(page, report);
    await readTo(page, 'The pier reopened');
    await claim(page, 'The pier reopened');
    await rule(page, '1', 'confirmed');
    await bringIn(page, report.replace('on Sunday', 'late on Monday'));
    await dialogBy(page, 'u', 'Versions of the report');
    await expect(page.getByRole('region', { name: 'What changed' })).toBeVisible();
    await clean(page, 'versions beside each other');
    await press(page, mod('Enter'));
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('region', { name: 'Current claim' })).toContainText('Changed since');
    await clean(page, 'what changed under a claim');
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing where a desk is kept, shown as it stood, or damaged, ${colorScheme}`, async ({
    galley,
  }) => {
    test.setTimeout(LONG);
    const { page } = galley;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await toOwnDesk(page);
    await bringIn(page, 'The pier reopened on Sunday, the board said. Boats came at once.');
    await readTo(page, 'The pier reopened');
    await claim(page, 'The pier reopened');
    await respond(page, { party: 'Harbour board', stance: 'confirmed' });
    await rule(page, '2', 'denied');
    await press(page, mod('z'));
    await expect(page.getByRole('option', { selected: true })).toHaveAccessibleName(/— open/);

    const history = await dialogBy(page, 'h', 'History of the claim');
    await expect(history).toContainText('taken back since');
    await clean(page, 'history of a claim');
    await press(page, 'j', 'Enter');
    await expect(page.getByRole('region', { name: 'The desk as it stood' })).toBeVisible();
    await clean(page, 'the desk as it stood');
    await press(page, '1');
    await expect(page.getByRole('status').getByText('changes the desk')).toBeVisible();
    await clean(page, 'why nothing is done in the past');
    await dialogBy(page, mod('k'), 'Go to anything');
    await page.keyboard.insertText('bring in');
    await clean(page, 'palette in the past');
    await press(page, 'Escape', 'b');
    await expect(page.getByRole('region', { name: 'The desk as it stood' })).toBeHidden();

    const withdraw = await dialogBy(page, 'w', 'Withdraw as a mistake');
    await press(page, 'ArrowDown');
    await tabTo(page, 'textbox', 'Reason');
    await page.keyboard.insertText('Somebody else');
    await press(page, 'Enter');
    await expect(withdraw).toBeHidden();
    const withdrawn = await dialogBy(page, 'W', 'Withdrawn');
    await expect(withdrawn.getByRole('listitem')).toHaveCount(1);
    await clean(page, 'withdrawn');
    await press(page, 'Escape');

    for (const [words, name, shows] of [
      ['verify the desk', 'Verify the desk', 'Everything is as it was written'],
      ['backups of the desk', 'Backups of the desk', 'Kept, newest first'],
      ['redact for good', 'Redact for good', 'Goes from the ledger'],
      ['forget the real name', 'Forget the real name?', 'No party on this desk is confidential'],
    ] as const) {
      await choose(page, words);
      const dialog = page.getByRole('dialog', { name });
      await expect(dialog).toContainText(shows);
      await clean(page, name);
      await press(page, 'Escape');
      await expect(dialog).toBeHidden();
    }
    await choose(page, 'backups of the desk');
    await tabTo(page, 'button', 'Back up now');
    await press(page, 'Enter');
    await tabTo(page, 'button', /^Restore the backup of/);
    await press(page, 'Enter');
    await expect(page.getByRole('dialog', { name: 'Restore this backup?' })).toBeVisible();
    await clean(page, 'restore');
    await press(page, 'Escape');

    await choose(page, 'redact for good');
    await tabTo(page, 'textbox', 'Reason');
    await page.keyboard.insertText('A court ordered it');
    await tabTo(page, 'textbox', /Type the word/);
    await page.keyboard.insertText('redact');
    await clean(page, 'redact, ready');
    await press(page, mod('Enter'));
    await expect(page.getByRole('dialog', { name: 'Redacted' })).toBeVisible();
    await clean(page, 'redacted');
    await press(page, 'Escape');

    const ledger = join(galley.data, 'desk', 'ledger.jsonl');
    await appendFile(ledger, 'x');
    await choose(page, 'bring in a report');
    await page.keyboard.insertText('A second report.');
    await press(page, mod('Enter'));
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Nothing was brought in');
    await clean(page, 'a write that failed');
    await press(page, 'Escape');

    const bytes = await readFile(ledger);
    await writeFile(ledger, bytes.fill('x', 600, 604).subarray(0, -1));
    await choose(page, 'verify the desk');
    await expect(page.getByRole('list', { name: 'Problems' })).toBeVisible();
    await clean(page, 'problems');
    await galley.crash();
    await galley.reopen();
    await galley.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(galley.page.getByRole('status').filter({ hasText: 'This desk is damaged' })).toBeVisible();
    await clean(galley.page, 'a damaged desk');
  });
