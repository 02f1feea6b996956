import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from './galley';
import { dialogBy, mod, press, typeOver } from './keys';

const cursorIn = (page: Page) => page.getByRole('article').locator('[data-cursor][data-sentence]').first();

/** The section at the top of the report, and how far of it is out of sight. */
const topOf = (page: Page) =>
  page.getByRole('article').evaluate((article) => {
    const { top } = article.getBoundingClientRect();
    const sections = [...article.querySelectorAll<HTMLElement>('.section')];
    const first = sections.find((section) => section.getBoundingClientRect().bottom > top);
    return {
      at: Number(first?.dataset.start),
      up: Math.round(top - (first?.getBoundingClientRect().top ?? 0)),
    };
  });

/** What the host wrote down of the window. */
async function remembered(data: string) {
  const text = await readFile(join(data, 'sample', 'window.json'), 'utf8').catch(() => 'null');
  return JSON.parse(text) as Record<string, unknown> | null;
}

const widthOf = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Library' })
    .evaluate((pane) => Math.round(pane.getBoundingClientRect().width));

test('a window is where it was when Galley is started again', async ({ galley }) => {
  const before = galley.page;
  await expect(before.getByRole('article')).toBeFocused();
  await press(before, 'Shift+F6', 'j', 'j', 'Enter');
  await expect(before.getByRole('article')).toHaveAccessibleName(/Second day of talks/);
  await press(before, 'j', 'j', 'j', 'j', 'j');
  await expect(cursorIn(before)).toHaveAttribute('data-sentence', '5');
  await press(before, 'y', '5', 'Escape');
  await expect(before.getByRole('button', { name: /^Marks, 1 hidden/ })).toBeVisible();
  await press(before, 'Shift+F6', ']', ']', 'F6', 'F6', 'Home', 'j');
  await expect(before.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  const claim = await before.getByRole('option', { selected: true }).getAttribute('aria-label');
  const width = await widthOf(before);
  await before.getByRole('article').evaluate((article) => article.scrollTo({ top: 300 }));
  const scrolled = await topOf(before);
  expect(scrolled.up).toBeGreaterThan(0);
  await expect.poll(async () => (await remembered(galley.data))?.top).toEqual(scrolled);

  await galley.reopen();
  const { page } = galley;
  await expect(page.getByRole('article')).toHaveAccessibleName(/Second day of talks/);
  await expect(cursorIn(page)).toHaveAttribute('data-sentence', '5');
  await expect(page.getByRole('button', { name: /^Marks, 1 hidden/ })).toBeVisible();
  await expect(page.getByRole('option', { selected: true })).toHaveAttribute('aria-label', claim ?? '');
  await expect(page.getByRole('option', { selected: true })).toBeFocused();
  await expect.poll(() => widthOf(page)).toBe(width);
  await expect.poll(() => topOf(page)).toEqual(scrolled);
});

test('what was set stays, and the first paint has it', async ({ galley }) => {
  const settings = await dialogBy(galley.page, mod(','), 'Settings');
  await settings
    .getByRole('radiogroup', { name: 'Theme' })
    .getByRole('radio', { name: 'dark' })
    .press('Space');
  await settings
    .getByRole('radiogroup', { name: 'Contrast' })
    .getByRole('radio', { name: 'more' })
    .press('Space');
  await settings
    .getByRole('radiogroup', { name: 'Spacing' })
    .getByRole('radio', { name: 'compact' })
    .press('Space');
  await settings.getByRole('textbox', { name: 'Text everywhere' }).focus();
  await typeOver(galley.page, '120%');
  await press(galley.page, 'Tab', mod('Enter'));
  await expect(galley.page.getByRole('status').getByText('Settings saved')).toBeVisible();
  await galley.reopen();
  const { page } = galley;
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(html).toHaveAttribute('data-contrast', 'more');
  await expect(html).toHaveAttribute('data-density', 'compact');
  await expect(html).toHaveCSS('font-size', '19.2px');
  const served = await page.evaluate(() => fetch('/').then((answer) => answer.text()));
  expect(served).toMatch(/<html lang="en" data-theme="dark" data-contrast="more" data-density="compact"/);
});

test('text for reading grows and shrinks by a key, and everything stays within the window', async ({
  galley: { page },
}) => {
  await expect(page.getByRole('article')).toBeFocused();
  const size = () =>
    page
      .locator('.report-text p')
      .first()
      .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
  const usual = await size();
  await press(page, '+', '+');
  await expect(page.getByRole('status').getByText('Text for reading: 120%')).toBeVisible();
  await expect.poll(size).toBeCloseTo(usual * 1.2, 1);
  await press(page, '-', '-', '-');
  await expect(page.getByRole('status').getByText('Text for reading: 90%')).toBeVisible();
});

test('where there is room for one pane, it is shown, and F6 leads to the others', async ({
  galley: { page },
}) => {
  await expect(page.getByRole('article')).toBeFocused();
  await page.setViewportSize({ width: 640, height: 480 });
  const panes = {
    library: page.getByRole('navigation', { name: 'Library' }),
    report: page.getByRole('main', { name: 'Report' }),
    claims: page.getByRole('region', { name: 'Claims', exact: true }),
  };
  await expect(panes.report).toBeVisible();
  await expect(panes.library).toBeHidden();
  await press(page, 'F6');
  await expect(panes.claims).toBeVisible();
  await expect(panes.report).toBeHidden();
  await expect(page.getByRole('option', { selected: true })).toBeFocused();
  await page
    .getByRole('navigation', { name: 'Panes' })
    .getByRole('button', { name: 'Library' })
    .press('Enter');
  await expect(panes.library).toBeVisible();
  await expect(panes.claims).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
});

test('panes are made wider and narrower by key and at their splitters', async ({ galley: { page } }) => {
  const library = page.getByRole('navigation', { name: 'Library' });
  const width = () => library.evaluate((pane) => Math.round(pane.getBoundingClientRect().width));
  await expect(page.getByRole('article')).toBeFocused();
  const usual = await width();
  await press(page, 'Shift+F6', ']');
  await expect.poll(width).toBe(usual + 16);
  await press(page, '[', '[');
  await expect.poll(width).toBe(usual - 16);
  const splitter = page.getByRole('separator', { name: 'Width of the library' });
  await splitter.focus();
  const share = async () => Number(await splitter.getAttribute('aria-valuenow'));
  const before = await share();
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await expect.poll(share).toBeGreaterThan(before);
  await press(page, 'Home');
  await expect(splitter).toHaveAttribute(
    'aria-valuenow',
    (await splitter.getAttribute('aria-valuemin')) ?? '',
  );
  await splitter.dblclick();
  await expect.poll(width).toBe(usual);
});
