import { fileName } from '../../text/file-name';
import type { SheetData } from '../data';
import type { SheetReport } from '../input';
import { lettersOf } from '../letters';
import { html, type Markup, own } from '../markup';
import { counted, NOT_KNOWN } from '../wording';

/** The reports, with what is known of each and the hashes that tell their bytes from any others. */
export const sources = ({ reports }: SheetData): Markup => {
  const letters = lettersOf(reports);
  return html`<section class="sources">
<h2>Sources</h2>
${reports.map((report) => source(report, letters.get(report.id) ?? null))}
</section>`;
};

const source = (report: SheetReport, letter: string | null): Markup => html`<article class="source">
<h3>${letter === null ? null : html`<span class="number">${letter} </span>`}<bdi>${report.name}</bdi></h3>
<dl>
${field('Title', report.title)}
${field('Outlet', report.outlet)}
${field('Byline', report.byline)}
${field('Date', report.date)}
${field('Address', report.url)}
${report.standing === null ? null : field(STANDS[report.standing.is], [report.standing.day, report.standing.note].filter(Boolean).join(': '))}
${report.supersededBy === null ? null : field('Version', 'older; a newer one was brought in')}
${field('Brought in', `from ${fileName(report.origin)}, ${counted(report.words, 'word')}`)}
${field('SHA-256, original', report.sha256)}
${field('SHA-256, text', report.textSha256)}
</dl>
</article>`;

const field = (label: string, value: string | null): Markup =>
  html`<div><dt>${label}</dt><dd${value === null ? UNKNOWN : null}>${value === null ? NOT_KNOWN : own(value)}</dd></div>`;

const STANDS = { corrected: 'Corrected', retracted: 'Retracted' } as const;

const UNKNOWN = html` class="unknown"`;
