/// <reference path="../text-files.d.ts" />
import type { ReportMeta } from '#shared/domain/records';
import a from './report-a.txt?raw';
import b from './report-b.txt?raw';

export interface SampleReport {
  /** What the report is known by where it came from. */
  readonly path: string;
  readonly text: string;
  /** What the texts do not tell (byline, date, address) stays unknown, as it did for us. */
  readonly meta: Pick<ReportMeta, 'title' | 'outlet'>;
}

/** Two published reports of October 2019, every fact of them in our own sentences. */
export const REPORTS = {
  a: {
    path: 'report-a.txt',
    text: a,
    meta: { title: 'US envoy and Taliban said to have met in Islamabad', outlet: 'Sample, retold' },
  },
  b: {
    path: 'report-b.txt',
    text: b,
    meta: { title: 'Second day of talks reported between envoy and Taliban', outlet: 'Sample, retold' },
  },
} as const satisfies Record<string, SampleReport>;

export type ReportKey = keyof typeof REPORTS;
