import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, type Galley, test } from './galley';
import { HOST } from './hosts';
import { kept, type Look, makeDesk, onSample, unanswered, withVersions } from './states';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe finds nothing; where it does, the report names rule and element. */
async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
  expect.soft(found, what).toEqual([]);
}

const APPEARANCES = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  'light, more contrast': { colorScheme: 'light', contrast: 'more' },
  'dark, more contrast': { colorScheme: 'dark', contrast: 'more' },
} as const;

/** Every state is looked through: that takes what it takes. */
const LONG = 300_000;

for (const [appearance, media] of Object.entries(APPEARANCES)) {
  const dressed = async (galley: Galley): Promise<Look> => {
    test.setTimeout(LONG);
    await galley.page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    return (state) => clean(galley.page, state);
  };

  test(`axe finds nothing on the sample desk, ${appearance}`, async ({ galley }) => {
    await onSample(galley, await dressed(galley));
  });

  test(`axe finds nothing where a report has a newer version, ${appearance}`, async ({ galley }) => {
    const look = await dressed(galley);
    await makeDesk(galley);
    await withVersions(galley, look);
  });

  test(`axe finds nothing where a desk is kept or damaged, ${appearance}`, async ({ galley }) => {
    const look = await dressed(galley);
    await makeDesk(galley);
    await kept(galley, look);
    await galley.crash();
    await galley.reopen();
    const again = await dressed(galley);
    await expect(galley.page.locator('.banner.alarm')).toBeVisible();
    await again('a damaged desk');
  });

  test(`axe finds nothing while the host does not answer, ${appearance}`, async ({ galley }) => {
    test.skip(HOST === 'electron', 'only a browser’s window outlives its host');
    await unanswered(galley, await dressed(galley));
  });
}
