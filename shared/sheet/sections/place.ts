import type { SheetPlace } from '../data';
import { html, type Markup, own } from '../markup';

/** `A, paragraph 3`; by the report's name where it has no letter; the paragraph alone on a sheet of one report. */
export const place = ({ letter, onSheet, reportName, paragraph }: SheetPlace): Markup => {
  if (letter !== null) return html`${letter}, paragraph ${paragraph}`;
  return onSheet ? html`paragraph ${paragraph}` : html`${own(reportName)}, paragraph ${paragraph}`;
};

/** The same with the report's name in any case. */
export const placeInFull = ({ letter, reportName, paragraph }: SheetPlace): Markup =>
  html`${letter === null ? null : html`<b>${letter}</b> `}${own(reportName)}, paragraph ${paragraph}`;
