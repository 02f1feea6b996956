import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { longReport } from '../harness/long-report';
import { expect, test } from './galley';
import { bringIn, claim, dialogBy, mod, press, readTo, respond, toOwnDesk } from './keys';

const REPORT = `By Ida Brandt

The pier is shut, the harbour board said on Monday. Nobody knows for how long.

The mayor denied that anybody had been warned. It was a fine morning. Gulls sat on the rails.`;

const cursor = (page: Page) => page.getByRole('article').locator('[data-cursor][data-sentence]');
const meter = (page: Page) => page.getByRole('meter', { name: 'Covered' });
const spoken = (page: Page) => page.locator('[aria-live="polite"]');

async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      what,
    )
    .toEqual([]);
}

test('covers a whole report by keys alone: claims, waived sentences, and where one went wrong', async ({
  galley,
}) => {
  const { page } = galley;
  await toOwnDesk(page);
  await bringIn(page, REPORT);
  await expect(meter(page)).toHaveAttribute('aria-valuetext', '0 of 6 sentences checked, 6 open');

  await test.step('the first reason is typed, the next ones are there already', async () => {
    await press(page, 'Home');
    const dialog = await dialogBy(page, 'x', 'Waive');
    await expect(dialog).toContainText('By Ida Brandt');
    await clean(page, 'waiving for the first time');
    await page.keyboard.insertText('Byline');
    await press(page, 'Enter');
    await expect(dialog).toBeHidden();
    await expect(meter(page)).toHaveAttribute('aria-valuetext', '0 of 6 sentences checked, 1 waived, 5 open');

    await press(page, 'n');
    await expect(cursor(page)).toContainText('The pier is shut');
    await claim(page, 'The pier is shut');
    await respond(page, { party: 'Harbour board', stance: 'confirmed' });
    await expect(meter(page)).toHaveAttribute('aria-valuenow', '2');

    await press(page, 'n');
    await expect(cursor(page)).toContainText('Nobody knows');
    await dialogBy(page, 'x', 'Waive');
    await expect(page.getByRole('radio', { name: 'Byline' })).toBeChecked();
    await page.keyboard.type('No fact');
    await press(page, 'Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await press(page, 'n');
    await claim(page, 'Somebody had been warned');
  });

  await test.step('what was waived in a row takes three keys each', async () => {
    await press(page, 'n');
    await expect(cursor(page)).toContainText('It was a fine morning');
    await dialogBy(page, 'x', 'Waive');
    await expect(page.getByRole('radio', { name: 'No fact' })).toBeChecked();
    await clean(page, 'waiving with reasons given before');
    await press(page, 'Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(meter(page)).toHaveAttribute('aria-valuenow', '5');
    await press(page, 'n');
    await expect(cursor(page)).toContainText('Gulls sat');
    await dialogBy(page, 'x', 'Waive');
    await press(page, '2');
    await expect(page.getByRole('radio', { name: 'Byline' })).toBeChecked();
    await press(page, 'Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(meter(page)).toHaveAttribute(
      'aria-valuetext',
      'Every one of 6 sentences is checked or waived',
    );
    await press(page, 'n');
    await expect(page.getByRole('status').getByText('No sentence is open')).toBeVisible();
  });

  await test.step('a waived sentence says why, and is opened again', async () => {
    await press(page, 'Home');
    await expect(spoken(page).filter({ hasText: 'By Ida Brandt Waived: Byline.' })).toHaveCount(1);
    await press(page, 'End');
    await press(page, 'X');
    await expect(meter(page)).toHaveAttribute('aria-valuetext', '2 of 6 sentences checked, 3 waived, 1 open');
    await press(page, 'k', 'N');
    await expect(cursor(page)).toContainText('Gulls sat');
    await expect(page.getByRole('status').getByText('From the beginning round to the end')).toBeVisible();
    await expect(spoken(page).filter({ hasText: 'Gulls sat on the rails. Open.' })).toHaveCount(1);
    await press(page, 'Home', 'X');
    await expect(meter(page)).toHaveAttribute('aria-valuenow', '4');
    await press(page, mod('z'));
    await expect(page.getByRole('status').filter({ hasText: 'Undone' })).toContainText('open again');
    await expect(meter(page)).toHaveAttribute('aria-valuenow', '5');
    await press(page, 'End', 'Home', 'k');
    await press(page, 'x', 'Escape');
  });
});

test('tells the marks apart, and shows only those that are wanted', async ({ galley }) => {
  const { page } = galley;
  await toOwnDesk(page);
  await bringIn(page, REPORT);
  await readTo(page, 'The mayor denied');
  await claim(page, 'Somebody had been warned');
  await respond(page, { party: 'Mayor', stance: 'denied' });
  await expect(page.locator('.cursor-bar')).toContainText('Mayor denied');
  await expect(spoken(page).filter({ hasText: 'The pier' })).toHaveCount(0);
  await press(page, 'k', 'j');
  await expect(spoken(page).filter({ hasText: '1 claim here. Mayor: denied.' })).toHaveCount(1);
  await claim(page, 'Nobody was warned');
  const sentence = page.getByRole('article').locator('mark').filter({ hasText: 'The mayor denied' });
  await expect(sentence).toHaveAttribute('data-lane', '1');
  await expect(sentence.locator('.claim-line')).toHaveAttribute('data-lane', '0');

  await press(page, 'y');
  const legend = page.getByRole('group', { name: 'Marks in the report' });
  await expect(legend.getByRole('checkbox', { name: 'Claims' })).toBeFocused();
  await clean(page, 'legend');
  await press(page, '2');
  await expect(legend.getByRole('checkbox', { name: 'Statements' })).not.toBeChecked();
  await expect(page.getByRole('article').locator('.signs .mark')).toBeHidden();
  await press(page, 'ArrowUp', 'Space');
  await expect(legend.getByRole('checkbox', { name: 'Claims' })).not.toBeChecked();
  await expect(page.getByRole('article').locator('.margin')).toBeHidden();
  await press(page, '1', '2', 'Escape');
  await expect(legend).toBeHidden();
  await expect(page.getByRole('article').locator('.margin')).toBeVisible();
  await expect(page.getByRole('article')).toBeFocused();
});

test('a claim is made of a sentence, of several, of words, and of a sentence again', async ({ galley }) => {
  const { page } = galley;
  await toOwnDesk(page);
  await bringIn(page, REPORT);
  const place = async (keys: readonly string[], at: string): Promise<void> => {
    await press(page, ...keys);
    const dialog = await dialogBy(page, 'c', 'Make a claim');
    await expect(dialog.getByRole('textbox').first()).toHaveValue(at);
    await press(page, 'Escape');
    await expect(dialog).toBeHidden();
  };
  await readTo(page, 'The pier is shut');
  await place([], 'The pier is shut, the harbour board said on Monday.');
  await place(
    ['Shift+ArrowDown'],
    'The pier is shut, the harbour board said on Monday. Nobody knows for how long.',
  );
  await place(['Shift+ArrowUp', 'ArrowRight', 'ArrowRight'], 'pier');
  await place(['Shift+ArrowRight', 'Shift+ArrowRight'], 'pier is shut');
  await place(['Shift+ArrowLeft'], 'pier is');
  await place(['J'], 'The pier is shut, the harbour board said on Monday. Nobody knows for how long.');
  await place(['K'], 'The pier is shut, the harbour board said on Monday.');
  await place(['ArrowRight', 'k', 'j'], 'The pier is shut, the harbour board said on Monday.');
});

test('a report of 100,000 words is read, jumped through and found in as a short one', async ({ galley }) => {
  test.setTimeout(180_000);
  const { page } = galley;
  const text = longReport(1900);
  const last = text.trimEnd().split('. ').at(-1) ?? '';
  await toOwnDesk(page);
  await dialogBy(page, 'i', 'Bring in a report');
  await page.locator('textarea:focus').fill(text);
  await press(page, mod('Enter'));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('article')).toContainText('in statement 1.');

  await test.step('all of its text is there, for the eye and for the copy', async () => {
    await expect(page.getByRole('article').locator('p.paragraph, .paragraph p')).toHaveCount(1900);
    const drawn = await page
      .locator('.report-text')
      .evaluate((all) => [all.textContent?.length, all.querySelectorAll('[data-light]').length > 1500]);
    expect(drawn).toEqual([text.replaceAll('\n', '').length, true]);
    await expect(meter(page)).toHaveAttribute('aria-valuemax', '5699');
  });

  await test.step('End lands on the last sentence, and a claim can be made there', async () => {
    await press(page, 'End');
    await expect(cursor(page)).toContainText(last);
    await expect(cursor(page)).toBeInViewport({ ratio: 1 });
    await claim(page, 'The last of them');
    await press(page, 'Home');
    await expect(cursor(page)).toContainText('in statement 1.');
    await expect(cursor(page)).toBeInViewport({ ratio: 1 });
  });

  await test.step('a place found in the middle is seen, and so is the next', async () => {
    const search = await dialogBy(page, '/', 'Search');
    await page.keyboard.insertText('"statement 2850"');
    await expect(search.getByRole('option', { name: /report/ }).first()).toBeVisible();
    await press(page, 'Enter');
    const found = page.getByRole('article').locator('[data-hit]').first();
    await expect(found).toContainText('statement 2850');
    await expect(found).toBeInViewport({ ratio: 1 });
    await press(page, 'Escape');
    await expect(search.getByRole('option', { name: /report/ }).first()).toBeVisible();
    await press(page, 'Escape');
    await expect(search).toBeHidden();
  });

  await test.step('a claim leads to where it stands', async () => {
    await press(page, 'Home', 'F6', 'Enter');
    await expect(cursor(page)).toContainText(last);
    await expect(cursor(page)).toBeInViewport({ ratio: 1 });
  });

  await test.step('words are selected far down', async () => {
    await press(page, 'ArrowRight', 'Shift+ArrowRight');
    await expect
      .poll(() => page.evaluate(() => window.getSelection()?.toString()))
      .toBe(last.split(' ').slice(0, 2).join(' '));
  });
});
