import type { Page } from 'playwright';
import type { Answer, ChannelName, Params, Reply } from '#shared/contract/channels';
import { decodeWire, encodeWire } from '#shared/contract/wire';
import { answered } from '../../renderer/transport/transport';
import { bytesOf } from '../harness/desks';
import { expect, test } from './galley';
import { HOST } from './hosts';
import { press, toOwnDesk } from './keys';

/** Asks the host as the window does, from within it. */
async function send<C extends ChannelName>(page: Page, channel: C, params: Params<C>): Promise<Answer<C>> {
  const body = encodeWire({ channel, params }, (bytes) => Buffer.from(bytes).toString('base64'));
  const text = await page.evaluate(async (call) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: call };
    return (await fetch('/send', init)).text();
  }, body);
  const reply = decodeWire(text, (base64) => new Uint8Array(Buffer.from(base64, 'base64')));
  return answered(reply as Reply) as Answer<C>;
}

/** Reports brought in at a time, and in all: many pages of the library. */
const BATCH = 500;
const ALL = 3000;

test('a library of thousands is gone through with keys, to its very end and back', async ({ galley }) => {
  test.skip(HOST === 'electron', 'the desk is filled through the loopback host');
  test.setTimeout(180_000);
  const { page } = galley;
  await toOwnDesk(page);
  const ids: string[] = [];
  for (let at = 0; at < ALL; at += BATCH) {
    const files = Array.from({ length: BATCH }, (_, n) => ({
      path: `report-${at + n}.txt`,
      bytes: bytesOf(`Ferry ${at + n} sailed, the port said.\nNobody else spoke of ferry ${at + n}.\n`),
      meta: { title: `Ferry ${at + n}` },
    }));
    for (const outcome of await send(page, 'report.import', { files }))
      if (outcome.ok) ids.push(outcome.reportId);
  }
  const held = ids.slice(0, 1200) as never;
  await send(page, 'story.save', { name: 'The old ferries', reports: held });
  await galley.reopen();

  const { page: window } = galley;
  const tree = window.getByRole('tree', { name: 'Stories and reports' });
  const focused = tree.locator('[role="treeitem"]:focus');
  await expect(window.getByRole('article')).toContainText('Ferry');
  await press(window, 'Shift+F6');
  await press(window, 'Home');
  await expect(focused).toHaveAccessibleName(/The old ferries/);

  // The story stands open: few stories do from the beginning. Closed, what follows it is next.
  await press(window, 'ArrowLeft');
  await expect(focused).toHaveAttribute('aria-expanded', 'false');
  await expect(focused).toHaveAttribute('aria-setsize', String(1 + ALL - 1200));
  await press(window, 'End');
  await expect(focused).toHaveAccessibleName(/Ferry 1200\./);
  await expect(focused).toHaveAttribute('aria-posinset', String(1 + ALL - 1200));
  await expect(focused).toBeInViewport();
  expect(await tree.getByRole('treeitem').count()).toBeLessThan(80);

  await press(window, 'PageUp', 'k', 'Home');
  await expect(focused).toHaveAccessibleName(/The old ferries/);
  await press(window, 'ArrowRight');
  await expect(focused).toHaveAttribute('aria-expanded', 'true');
  await press(window, 'ArrowRight');
  await expect(focused).toHaveAttribute('aria-level', '2');
  await expect(focused).toHaveAttribute('aria-setsize', '1200');

  for (let steps = 0; steps < 150; steps += 1) await window.keyboard.down('j');
  await window.keyboard.up('j');
  await expect(focused).toHaveAccessibleName(/Ferry 150\./);
  await expect(focused).toBeInViewport();
  await press(window, 'Enter');
  await expect(window.getByRole('article')).toContainText('Ferry 150 sailed');
  await press(window, 'Shift+F6');
  await expect(tree.locator('[aria-current="true"]')).toHaveAccessibleName(/Ferry 150\./);
  await press(window, 'ArrowLeft');
  await expect(focused).toHaveAccessibleName(/The old ferries/);

  // What is scrolled away keeps the focus, and the keys go on from there.
  await tree.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(focused).toHaveAccessibleName(/The old ferries/);
  await press(window, 'j');
  await expect(focused).toBeInViewport();
});
