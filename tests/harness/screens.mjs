// npm run screens: pictures of the sample desk for docs/screens, in both themes, from the built loopback host.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';
import { findChromium } from '../../electron/setup/chromium.mjs';

const TARGET = resolve(import.meta.dirname, '../../docs/screens');

/** @param {string} words What to choose from the palette. */
const chosen = (words) => ['Control+k', ...words, 'Enter'];

/**
 * Each screen: keys to press from the first one, what to wait for and press then, what shows that it is there, and keys
 * that leave it where closing the page does not.
 * @type {Record<string, { keys: string[], next?: string[], shows: string, leave?: string[] }>}
 */
const SCREENS = {
  first: { keys: [], shows: 'Claims' },
  response: { keys: ['r'], shows: 'Who answered' },
  search: { keys: ['/', ...'embassy'], shows: 'found' },
  history: { keys: ['h'], shows: 'the desk as it stood then' },
  past: { keys: ['h'], next: ['entry 31', 'j', 'j', 'Enter'], shows: 'no verdict given yet', leave: ['b'] },
  'desk-history': { keys: ['H'], shows: 'link between' },
  withdraw: { keys: ['w', 'ArrowDown'], shows: 'What was the mistake?' },
  withdrawn: { keys: ['W'], shows: 'Nothing was withdrawn' },
  evidence: { keys: ['f'], shows: 'Choose a file' },
  redact: { keys: chosen('redact for good'), shows: 'Goes from the ledger' },
  verify: { keys: chosen('verify the desk'), shows: 'Everything is as it was written' },
  sheet: { keys: ['p'], shows: 'as they will be printed' },
  story: { keys: ['T'], shows: 'stands here' },
  'story-parties': { keys: ['T', 's'], shows: 'not reported' },
  party: { keys: ['P', 'Enter'], shows: 'Two sources' },
  link: { keys: ['V'], shows: 'one under two descriptions' },
  merge: { keys: ['M'], shows: 'Merge' },
  split: { keys: ['S'], shows: 'Split' },
  marks: { keys: ['y'], shows: 'Marks in the report' },
  waive: { keys: ['n', 'x'], shows: 'Waive' },
  palette: { keys: ['Control+k', ...'embassy'], shows: 'US embassy' },
  keys: { keys: ['?'], shows: 'All keys as they were' },
  settings: { keys: ['Control+,'], shows: 'Text for reading' },
};

const REPORT = `Two delegations met on Thursday behind closed doors in the old customs house, an official of one side said.

The meeting lasted two hours, said a person who was in the room and asked not to be named because the talks were private.

The embassy declined to comment on whether anybody had met.

A spokesman of the port said that the ferry would sail again in the spring.`;
const UPDATE = REPORT.replace('two hours', 'nearly three hours').replace(/\n\nA spokesman.*$/s, '');

/**
 * The screens of a report that got a newer version: bringing in, what is in common, what changed, what that changed under
 * a claim.
 * @param {import('playwright').Page} page
 * @param {string} colorScheme
 * @param {boolean} isNew Whether the desk has none of it yet.
 */
async function versions(page, colorScheme, isNew) {
  /** @param {string} name */
  const shot = async (name) => {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.screenshot({ path: join(TARGET, `${name}-${colorScheme}.png`) });
  };
  /** @param {string} text */
  const bringIn = async (text) => {
    await page.keyboard.press('i');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.insertText(text);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('article').getByText('behind closed doors').first().waitFor();
  };
  const twoVersions = async () => {
    await bringIn(REPORT);
    for (const [down, words] of [
      [0, 'Two delegations'],
      [1, 'The meeting'],
      [3, 'A spokesman'],
    ]) {
      await page.keyboard.press('Home');
      for (let at = 0; at < Number(down); at += 1) await page.keyboard.press('j');
      await page.keyboard.press('c');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('region', { name: 'Current claim' }).getByText(String(words)).first().waitFor();
      await page.keyboard.press('1');
      await page.getByText('Verdict on disk').first().waitFor();
    }
    await bringIn(UPDATE);
    await page.getByText('Passages in common').waitFor();
  };
  if (isNew) await twoVersions();
  else await page.getByRole('treeitem').first().click();
  await page.getByRole('article').getByText('nearly three hours').waitFor();
  await page.keyboard.press('=');
  await page.getByText('of this report’s words').waitFor();
  await shot('in-common');
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  await page.getByText('A folder…').waitFor();
  await shot('bring-in');
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await page.getByText('Reads otherwise').waitFor();
  await shot('versions');
  await page.keyboard.press(isNew ? 'Control+Enter' : 'Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('option').filter({ hasText: 'The meeting' }).click();
  await page.getByText('Changed since').waitFor();
  await shot('changed');
}

/**
 * The screens of a desk of one's own: its backups, and what restoring one does.
 * @param {import('playwright').Page} page
 * @param {string} colorScheme
 */
async function keeping(page, colorScheme) {
  await page.goto(new URL('/', host.url).href);
  await page.getByText('Khalilzad and a Taliban delegation met').first().waitFor();
  for (const key of chosen('start your own desk')) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Look at the sample desk' }).waitFor();
  await page.getByText('Nothing on this desk yet').or(page.getByText('Boats came')).first().waitFor();
  if (await page.getByText('Nothing on this desk yet').isVisible()) {
    await page.keyboard.press('i');
    await page.keyboard.insertText('The pier reopened on Sunday, the board said. Boats came at once.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Report brought in').waitFor();
    await versions(page, colorScheme, true);
  } else await versions(page, colorScheme, false);
  for (const key of chosen('backups of the desk')) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Back up now' }).press('Enter');
  await page.getByText('Restore…').first().waitFor();
  await page.screenshot({ path: join(TARGET, `backups-${colorScheme}.png`) });
  await page
    .getByRole('button', { name: /^Restore the backup/ })
    .first()
    .press('Enter');
  await page.getByText('moved aside, never deleted').waitFor();
  await page.screenshot({ path: join(TARGET, `restore-${colorScheme}.png`) });
  await page.keyboard.press('Escape');
  for (const key of chosen('look at the sample desk')) await page.keyboard.press(key);
  await page.getByText('Khalilzad and a Taliban delegation met').first().waitFor();
}

const { module } = await runnerImport(resolve(import.meta.dirname, 'built-host.ts'));
const data = mkdtempSync(join(tmpdir(), 'galley-screens-'));
const host = await module.startBuiltHost(data, { GALLEY_CHECKER: 'A. Checker' });
const browser = await chromium.launch({
  executablePath: findChromium()?.path ?? '',
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(host.url);
    for (const [name, { keys, next: [seen, ...more] = [], shows, leave = [] }] of Object.entries(SCREENS)) {
      await page.goto(new URL('/', host.url).href);
      await page.getByText('Khalilzad and a Taliban delegation met').first().waitFor();
      for (const key of keys) await page.keyboard.press(key);
      if (seen) await page.getByText(seen).first().waitFor();
      for (const key of more) await page.keyboard.press(key);
      await page.getByText(shows).first().waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.screenshot({ path: join(TARGET, `${name}-${colorScheme}.png`) });
      for (const key of leave) await page.keyboard.press(key);
      await page.getByText('Read-only', { exact: true }).waitFor({ state: 'hidden' });
    }
    await keeping(page, colorScheme);
    await context.close();
  }
} finally {
  await browser.close();
  await host.end();
  rmSync(data, { recursive: true, force: true });
}
