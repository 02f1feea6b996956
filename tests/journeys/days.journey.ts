import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './galley';
import { bringIn, claim, dialogBy, press, readTo, tabTo, toOwnDesk, typeOver } from './keys';

const DATELINE = 'GENEVA, Switzerland (AP) — ';
const TEXT = `${DATELINE}The envoys met on Thursday, officials said. They will meet again on Monday.\n\nA round of talks on Tuesday is in doubt.`;

test('says what day “Thursday” is once the report’s date is known, and changes no letter', async ({
  galley,
}) => {
  const { page } = galley;
  await toOwnDesk(page);
  await bringIn(page, TEXT);
  const article = page.getByRole('article');
  await expect(article).toContainText('Dateline: Geneva, Switzerland (AP)');
  await expect(article.locator('time')).toHaveCount(0);

  const dialog = await dialogBy(page, 'd', 'Particulars of the report');
  await expect(dialog).toContainText('Its dateline says AP');
  await expect(dialog.getByRole('textbox', { name: 'Outlet' })).toHaveValue('');
  await tabTo(page, 'textbox', 'Date');
  await typeOver(page, '2019-10-04');
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();

  const days = article.locator('time');
  await expect(days).toHaveText(['Thursday', 'Monday']);
  await expect(days.first()).toHaveAttribute('datetime', '2019-10-03');
  await expect(days.last()).toHaveAttribute('datetime', '2019-10-07');
  await expect(article.locator('[lang="en"]').last()).toContainText('The envoys met');

  await readTo(page, `${DATELINE}The envoys met`);
  await expect(page.getByText('Thu 3 Oct 2019, likely')).toBeVisible();
  await expect(
    page.locator('[aria-live="polite"]').filter({ hasText: 'Thursday: 3 October 2019' }),
  ).toHaveCount(1);
  await readTo(page, 'A round of talks');
  await expect(page.getByText('Tue 1 Oct 2019 or Tue 8 Oct 2019, a guess')).toBeVisible();

  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await days.first().hover();
  await expect(page.getByRole('tooltip')).toContainText('Counted from the report’s date, 4 October 2019');

  const selected = await page.evaluate(async () => {
    const selection = window.getSelection();
    const words: (string | undefined)[] = [];
    for (const paragraph of document.querySelectorAll('.paragraph p')) {
      selection?.selectAllChildren(paragraph);
      words.push(selection?.toString());
      // The window follows what is selected, and must have done so before the next key.
      await new Promise((done) => document.addEventListener('selectionchange', done, { once: true }));
    }
    return words;
  });
  expect(selected).toEqual(TEXT.split('\n\n'));

  await press(page, 'Home');
  await expect(article.locator('[data-cursor][data-sentence="0"]').first()).toBeVisible();
  await claim(page, 'The envoys met on Thursday');
  await expect(page.getByRole('region', { name: 'Current claim' })).toContainText(
    'Thursday: 3 October 2019 (likely, from the report’s date)',
  );
});
