import type { ReportId } from '#shared/domain/ids';
import { VERDICTS } from '#shared/domain/stances';
import { bytesOf, openTestDesk, temporaryFolder } from '../harness/desks';
import { median, quantile, table } from './figures';

/** One verdict through the contract until it is on disk, on desks with few and with many reports. */
export async function bench([runs = '400']: readonly string[]): Promise<void> {
  const rows: (string | number)[][] = [['reports on the desk', 'p50 ms', 'p95 ms', 'p99 ms']];
  for (const reports of [10, 10_000]) {
    const { folder, remove } = await temporaryFolder();
    const desk = await openTestDesk(folder);
    let first: ReportId | undefined;
    for (let at = 0; at < reports; at += 500) {
      const files = Array.from({ length: Math.min(500, reports - at) }, (_, n) => ({
        path: `report-${at + n}.txt`,
        bytes: bytesOf(`Report ${at + n}: the ministry confirmed visit ${at + n}.\nNobody else spoke.\n`),
      }));
      const [outcome] = await desk.send('report.import', { files });
      if (outcome?.ok) first ??= outcome.reportId;
    }
    const { id: claim } = await desk.send('claim.make', {
      place: { report: first as ReportId, quote: 'Nobody else spoke.' },
    });
    const times: number[] = [];
    for (let run = 0; run < Number(runs); run += 1) {
      const begin = performance.now();
      await desk.send('verdict.give', { claim, verdict: VERDICTS[run % VERDICTS.length] ?? 'open' });
      times.push(performance.now() - begin);
    }
    rows.push([String(reports), median(times), quantile(times, 0.95), quantile(times, 0.99)]);
    await desk.close();
    await remove();
  }
  table('One verdict, call to acknowledged on disk (in process)', rows);
}
