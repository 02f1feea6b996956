import { seedSample } from '#seeds/sample/seed';
import { FaultError } from '#shared/contract/faults';
import { openSearchInProcess } from '#workbench/search/in-process';
import { openWorkbench } from '#workbench/workbench';
import { version } from '../../package.json';

/** Puts the sample story on an empty desk, through the contract. @throws FaultError when the desk is not empty. */
export async function makeSample(folder: string): Promise<{ reports: number; claims: number }> {
  const desk = await openWorkbench({
    folder,
    kind: 'sample',
    name: 'Sample desk',
    mode: 'write',
    holder: 'the command galley sample',
    version,
    printer: {
      pdf: () => Promise.reject(new Error('the sample prints nothing')),
      close: async () => undefined,
    },
    openSearch: openSearchInProcess,
  });
  try {
    const { head } = await desk.send('desk.describe', {});
    if (head.seq > 0) throw new FaultError('refused', 'is a desk already', folder, 'Name an empty folder.');
    await seedSample(desk.send);
    const { counts } = await desk.send('desk.describe', {});
    return { reports: counts.reports, claims: counts.claims };
  } finally {
    await desk.close();
  }
}
