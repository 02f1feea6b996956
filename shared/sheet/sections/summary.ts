import { VERDICTS } from '../../domain/stances';
import type { SheetClaim, SheetData } from '../data';
import { marked } from '../marks';
import { html, type Markup } from '../markup';
import { countsOf, sorted } from '../summary';

/** Counts by verdict, then every claim in a line: those an editor has to look at before print come first. */
export function summary({ claims }: SheetData): Markup {
  const counts = countsOf(claims);
  const { unsettled, settled } = sorted(claims);
  return html`<section class="summary">
<h2>Summary</h2>
<table class="counts">
<caption>Claims by verdict</caption>
<thead><tr>${VERDICTS.map((verdict) => html`<th scope="col"${counts[verdict] ? null : NONE}>${marked(verdict)}</th>`)}</tr></thead>
<tbody><tr>${VERDICTS.map((verdict) => html`<td${counts[verdict] ? null : NONE}>${counts[verdict]}</td>`)}</tr></tbody>
</table>
${list('Open or disputed', unsettled)}
${list(unsettled.length > 0 ? 'The other claims' : 'The claims', settled)}
<p class="key">A verdict says what the parties answered; it is no measure of truth. A bar beside a response means that the verdict rests on it. “Asserted” never counts as a confirmation. What nobody reported is never “no response”.</p>
</section>`;
}

const NONE = html` class="none"`;

const list = (caption: string, claims: readonly SheetClaim[]): Markup | null =>
  claims.length === 0
    ? null
    : html`<table class="index">
<caption>${caption}</caption>
<colgroup><col><col><col></colgroup>
<tbody>${claims.map(line)}</tbody>
</table>`;

const line = ({ number, id, text, ruling, disputed }: SheetClaim): Markup => html`<tr>
<th scope="row">${number}</th>
<td><a href="#${id}"><bdi>${text}</bdi></a></td>
<td>${marked(ruling.verdict)}${disputed ? ', disputed' : ''}</td>
</tr>`;
