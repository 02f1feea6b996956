import type { SheetData } from '../data';
import { lettersOf } from '../letters';
import { html, type Markup, own } from '../markup';
import { counted, KIND_WORDS, ledgerInWords, momentInWords, NOT_KNOWN } from '../wording';

/** Who made the sheet, of what and when; two ruled lines wait for the second reader and the editor. */
export const masthead = (data: SheetData): Markup => html`<header class="masthead">
<p class="kicker"><b>Verdict sheet</b> ${KIND_WORDS[data.kind]}</p>
<h1 dir="auto">${data.title}</h1>
${reports(data)}
<dl class="facts">
${only(data)}
${fact('Checked by', own(data.checkedBy.join(', ')))}
${fact('Printed', html`<time datetime="${data.printedAt.iso}">${momentInWords(data.printedAt)}</time>${printer(data)}`)}
<div class="whole"><dt>Ledger</dt><dd>${ledgerInWords(data)}</dd></div>
</dl>
<div class="signatures">
${toSign('Second read')}
${toSign('Editor')}
</div>
</header>`;

/** Outlet and date of a single report; several have a line each. */
const only = ({ reports: [report, ...more] }: SheetData): Markup | null =>
  report === undefined || more.length > 0
    ? null
    : html`${fact('Outlet', own(report.outlet ?? NOT_KNOWN))}${fact('Date', own(report.date ?? NOT_KNOWN))}`;

const fact = (label: string, value: Markup): Markup => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;

const printer = ({ printedBy, checkedBy }: SheetData): Markup | null =>
  checkedBy.length === 1 && checkedBy[0] === printedBy ? null : html` by ${own(printedBy)}`;

/** The letters by which the sheet speaks of its reports. */
function reports({ reports: all }: SheetData): Markup | null {
  const letters = lettersOf(all);
  if (letters.size === 0) return null;
  return html`<dl class="letters">${all.map(
    ({ id, name, outlet, date, words }) =>
      html`<div><dt>${letters.get(id) ?? ''}</dt><dd>${own(name)} <span class="place">${own(outlet ?? `outlet ${NOT_KNOWN}`)}, ${own(date ?? `date ${NOT_KNOWN}`)}, ${counted(words, 'word')}</span></dd></div>`,
  )}</dl>`;
}

const toSign = (label: string): Markup => html`<p>${label}<span class="rule"></span></p>`;
