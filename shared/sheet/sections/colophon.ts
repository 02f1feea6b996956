import type { SheetData } from '../data';
import { html, type Markup } from '../markup';
import { ledgerInWords } from '../wording';

/** How to read the sheet, and the state of the ledger it was made from. */
export const colophon = (data: SheetData): Markup => html`<footer class="colophon">
<p>A verdict says what the parties answered; it is no measure of truth. A bar beside a response means that the verdict rests on it. “Asserted” never counts as a confirmation, and silence that nobody reported is no “no response”.</p>
<p>${ledgerInWords(data)}</p>
</footer>`;
