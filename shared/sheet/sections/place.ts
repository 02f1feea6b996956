import { notesInWords } from '../../text/days/notes';
import { placeInWords } from '../../text/place';
import type { SheetPlace } from '../data';
import { html, type Markup, own } from '../markup';

/** `A, paragraph 3`; by the report's name where it has no letter; the paragraph alone on a sheet of one report. */
export const place = (at: SheetPlace): Markup =>
  at.letter === null ? placeInFull(at) : together(html`${at.letter}, ${paragraph(at)}`);

/** `A Report name, paragraph 3`. */
export function placeInFull(at: SheetPlace): Markup {
  if (at.letter !== null)
    return html`<b>${at.letter}</b>&nbsp;${own(at.reportName)}, ${together(paragraph(at))}`;
  return at.onSheet ? together(paragraph(at)) : html`${own(at.reportName)}, ${together(paragraph(at))}`;
}

const paragraph = (at: SheetPlace): Markup => html`${placeInWords(at)}`;
const together = (words: Markup): Markup => html`<span class="together">${words}</span>`;

/** What the relative days of a quotation mean: a line under it, never in it. */
export const daysUnder = ({ days }: SheetPlace): Markup | null =>
  days.length === 0 ? null : html`<p class="days">${own(notesInWords(days))}</p>`;
