import type { SheetClaim, SheetPlace } from '../data';
import type { Moment } from '../input';
import { marked } from '../marks';
import { html, type Markup, own } from '../markup';
import { momentInShort } from '../wording';
import { daysUnder, placeInFull } from './place';
import { responses } from './responses';
import { ruling } from './ruling';

/** One claim: its wording, where it stands, who answered, the verdict, what to mind, notes. */
export const claimBlock = (
  claim: SheetClaim,
  zone: Moment['zone'],
): Markup => html`<article class="claim" id="${claim.id}">
<div class="head">
<h3><span class="number">${claim.number} </span><bdi>${claim.text}</bdi></h3>
<p class="ruled"><span class="id">${claim.id}</span> ${marked(claim.ruling.verdict)}</p>
</div>
${claim.places.map(quotation)}
${responses(claim.responses)}
${ruling(claim.ruling, zone)}
${mind(claim.warnings)}
${claim.notes.length === 0 ? null : html`<div class="notes"><h4>${claim.notes.length === 1 ? 'Note' : 'Notes'}</h4><ul>${claim.notes.map((note) => html`<li dir="auto">${note.text}${signed(claim, note, zone)}</li>`)}</ul></div>`}
</article>`;

const mind = (warnings: SheetClaim['warnings']): Markup | null =>
  warnings.length === 0
    ? null
    : html`<div class="warnings"><h4>${warnings.length === 1 ? 'Warning' : 'Warnings'}</h4><ul>${warnings.map(({ text }) => html`<li dir="auto">${text}</li>`)}</ul></div>`;

/** A note is signed where somebody else wrote it than gave the verdict. */
function signed(claim: SheetClaim, note: SheetClaim['notes'][number], zone: string): Markup | null {
  if (note.checker === claim.ruling.given?.checker) return null;
  return html` <span class="by">${own(note.checker)}, ${momentInShort({ iso: note.time, zone })}</span>`;
}

const quotation = (place: SheetPlace): Markup => html`<figure class="quotation">
<blockquote dir="auto">“${place.words}”</blockquote>
<figcaption>${placeInFull(place)}</figcaption>
${daysUnder(place)}
</figure>`;
