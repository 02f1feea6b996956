import { expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import type { OpenSearch } from '#workbench/ports';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { memorySearch } from '../../../../harness/memory-search';

it('an index found damaged while it follows the desk is filled again whole', async () => {
  const { folder, remove } = await temporaryFolder();
  let damaged = false;
  let emptied = (): void => undefined;
  const whenEmptied = new Promise<void>((resolve) => {
    emptied = resolve;
  });
  const openSearch: OpenSearch = async (place, options) => {
    const index = await memorySearch().open(place, options);
    return {
      ...index,
      async apply(change) {
        if (!damaged) return index.apply(change);
        damaged = false;
        await index.clear();
        emptied();
        throw new FaultError('damaged', 'the search index was damaged and has been emptied');
      },
    };
  };
  const { send, close } = await openTestDesk(folder, { openSearch });
  const files = [{ path: 'a.txt', bytes: bytesOf('One spoke.\nTwo spoke.\n') }];
  const [first] = await send('report.import', { files });
  const report = first?.ok ? first.reportId : expect.fail('not brought in');
  await send('claim.make', { place: { report, quote: 'One spoke.' } });
  expect((await send('search.run', { query: 'One spoke.' })).total).toBe(2);
  damaged = true;
  await send('claim.make', { place: { report, quote: 'Two spoke.' } });
  // Nobody was asked anything: the window's index follows by itself, and its damage was told to nobody.
  await whenEmptied;
  expect((await send('search.run', { query: 'One spoke.' })).total).toBe(2);
  expect((await send('search.run', { query: 'Two spoke.' })).total).toBe(2);
  await close();
  await remove();
});
