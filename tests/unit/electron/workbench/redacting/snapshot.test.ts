import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/ids';
import { DUE_OPEN } from '#workbench/keeping';
import type { Disk } from '#workbench/storage/disk';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { hasty } from '../../../../harness/fuzz-commands-files';

const TURNS = 200;

it('a snapshot that is being written when words are taken out does not outlive them', {
  timeout: 120_000,
}, async () => {
  const { folder, remove } = await temporaryFolder();
  let begun: () => void = () => undefined;
  let release: () => void = () => undefined;
  const underWay = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const disk: Disk = {
    ...hasty,
    async open(path, how) {
      if (path.startsWith(join(folder, 'derived'))) {
        begun();
        await released;
        // Late: by now a redaction that did not wait would be over.
        for (let n = 0; n < TURNS; n += 1) await turn();
      }
      return hasty.open(path, how);
    },
    async remove(path) {
      await hasty.remove(path);
      if (path.includes('texts')) release();
    },
  };
  const desk = await openTestDesk(folder, { disk });
  await desk.send('report.import', { files: [{ path: 'a.txt', bytes: bytesOf('Qxzword is here.\n') }] });
  const place = { report: 'r2' as ReportId, quote: 'Qxzword is here.' };
  const { id: claim } = await desk.send('claim.make', { place });
  for (let n = 0; n < DUE_OPEN.entries; n += 1) {
    await desk.send('verdict.give', { claim, verdict: n % 2 === 0 ? 'open' : 'denied' });
  }
  await underWay;
  await desk.send('redact.run', { targets: ['r2' as ReportId], reason: 'asked to' });
  await desk.close();
  expect(await readdir(join(folder, 'derived'))).toEqual(['head.json']);
  await remove();
});
