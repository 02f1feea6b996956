import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './galley';
import { bringIn, chooseFiles, dialogBy, mod, press, readTo, tabTo, toOwnDesk } from './keys';

const PAGE = `<!doctype html><html lang="en"><head><title>The pier is open | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta name="author" content="A. Reporter">
<meta property="article:published_time" content="2024-03-05T08:00:00Z"></head><body><nav>Home · News</nav>
<article><h1>The pier is open</h1>
<p>The pier that burned in the spring was opened again on Sunday, the harbour board said in a statement to reporters.</p>
<p>A spokesman for the company would neither confirm nor deny that the fees would rise before the end of the year.</p>
</article><footer>All rights reserved</footer></body></html>`;

test('a folder comes in as it is: pages, mails and texts are read, what is known of each says where it is from', async ({
  galley,
}) => {
  const { page, data } = galley;
  const folder = join(data, 'material');
  await mkdir(join(folder, 'wire'), { recursive: true });
  await writeFile(join(folder, 'pier.html'), PAGE);
  await writeFile(
    join(folder, 'wire', 'latin.txt'),
    Buffer.from('The café stayed closed, no one said.', 'latin1'),
  );
  await writeFile(join(folder, '.hidden'), 'not a report');
  await toOwnDesk(page);
  const dialog = await dialogBy(page, 'i', 'Bring in a report');
  await chooseFiles(page, folder, 'A folder…');

  await expect(dialog).toContainText('2 brought in.');
  const outcomes = dialog.getByRole('list', { name: 'What became of them' }).getByRole('listitem');
  await expect(outcomes).toHaveCount(2);
  await tabTo(page, 'button', 'Open');
  await press(page, 'Enter');
  const report = page.getByRole('article');
  await expect(report.getByRole('heading', { name: 'The pier is open' })).toBeVisible();
  await expect(report).toContainText('The Courier · A. Reporter · 2024-03-05');
  await expect(report).toContainText('pier.html · web page');
  await expect(report).not.toContainText('All rights reserved');

  const particulars = await dialogBy(page, 'd', 'Particulars of the report');
  await expect(particulars.getByRole('textbox', { name: 'Date', exact: true })).toHaveAccessibleDescription(
    /^Read from .* \(stated\)$/,
  );
});

test('an embargoed report is on no sheet before its time, and one that was retracted says so', async ({
  galley,
}) => {
  const { page } = galley;
  await toOwnDesk(page);
  await bringIn(page, 'The pier will open on Sunday, the board said.');
  const particulars = await dialogBy(page, 'd', 'Particulars of the report');
  await tabTo(page, 'textbox', /Embargoed until/);
  await page.keyboard.insertText('2999-01-01 06:00');
  await tabTo(page, 'radio', /stands by it/);
  await press(page, 'ArrowDown');
  await press(page, 'ArrowDown');
  await tabTo(page, 'textbox', 'On');
  await page.keyboard.insertText('2026-11-20');
  await press(page, 'Enter');
  await expect(particulars).toBeHidden();
  const report = page.getByRole('article');
  await expect(report).toContainText('Under embargo until 1 Jan 2999');
  await expect(report).toContainText('Retracted by its outlet on 2026-11-20.');

  await press(page, 'p');
  await expect(page.getByRole('dialog')).toContainText('is under embargo until');
});

test('one wire story in two reports is found, and its passages stand side by side', async ({ galley }) => {
  const { page } = galley;
  const wire =
    'An official of the ministry, who asked not to be named, confirmed that the money had been found and that the boats would sail again before the summer.';
  await toOwnDesk(page);
  await bringIn(page, `The Courier writes of the pier.\n\n${wire}`);
  await bringIn(page, `The Post has it, too, from the coast.\n\n${wire}`);
  const report = page.getByRole('article');
  await expect(report).toContainText('The Post has it');
  await expect(report).toContainText('“The Courier writes of the pier.”');

  const dialog = await dialogBy(page, '=', 'Passages in common');
  await expect(dialog.getByRole('heading', { name: /The Courier writes/ })).toBeVisible();
  await tabTo(page, 'button', /^There/);
  await press(page, 'Enter');
  await expect(report).toContainText('The Courier writes of the pier.');
  await expect(report.locator('[data-hit]').first()).toContainText('An official of the ministry');
});

test('a newer version of a report stands beside the older one, and what it changed is looked at', async ({
  galley,
}) => {
  const { page } = galley;
  const first =
    'Two delegations met on Thursday behind closed doors in the old customs house, an official said.';
  const last = 'A spokesman of the port said that the ferry would sail again in the spring, and gave no day.';
  await toOwnDesk(page);
  await bringIn(page, `${first}\n\nThe meeting lasted two hours.\n\n${last}`);
  await readTo(page, 'The meeting lasted');
  const making = await dialogBy(page, 'c', /claim/i);
  await press(page, mod('Enter'));
  await expect(making).toBeHidden();
  const claim = page.getByRole('region', { name: 'Current claim' });
  await expect(claim).toContainText('The meeting lasted two hours.');
  await press(page, '1');
  await expect(claim).toContainText('confirmed');
  await bringIn(page, `${first}\n\nThe meeting lasted nearly three hours.\n\n${last}`);

  const versions = await dialogBy(page, 'u', 'Versions of the report');
  await tabTo(page, 'radio', /Two delegations met/);
  await press(page, 'Space');
  await expect(versions.getByRole('region', { name: 'Places relied on' })).toContainText('Reads otherwise');
  await expect(versions.getByRole('region', { name: 'What changed' }).getByRole('insertion')).toHaveText(
    'nearly three',
  );
  await press(page, mod('Enter'));
  await expect(versions).toBeHidden();

  const report = page.getByRole('article');
  await expect(report).toContainText('A newer version of the one before');
  await expect(claim).toContainText('The verdict is stale.');
  await expect(claim.getByRole('deletion')).toHaveText('two');
  await press(page, 'O');
  await expect(claim).not.toContainText('stale');
  await expect(claim).toContainText('Where it stands (2)');
  await tabTo(page, 'button', 'the one before');
  await press(page, 'Enter');
  await expect(report).toContainText('There is a newer version of this report.');
});
