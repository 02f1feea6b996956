import { FOOTING_WORDS, SCOPE_WORDS } from '../../domain/stances';
import type { SheetResponse } from '../data';
import { marked } from '../marks';
import { html, type Markup, own } from '../markup';
import { daysUnder, place } from './place';

/** Who answered for the claim, and how. Where nobody did, that is not a “no response”: nothing was reported. */
export const responses = (all: readonly SheetResponse[]): Markup =>
  all.length === 0
    ? html`<p class="unreported">Not reported: no party’s answer to this claim stands on this sheet.</p>`
    : html`<table class="responses">
<thead><tr><th scope="col">Who</th><th scope="col">Stance</th><th scope="col">Where it stands</th></tr></thead>
<tbody>${all.map(row)}</tbody>
</table>`;

const row = (response: SheetResponse): Markup => html`<tr${response.basis ? BASIS : null}>
<th scope="row">${who(response)}</th>
<td>${marked(response.stance)}${scope(response)}<p>${hand(response)}, ${FOOTING_WORDS[response.footing]}</p></td>
<td>${where(response)}${response.note === null ? null : html`<p class="note" dir="auto">Note: ${response.note}</p>`}</td>
</tr>`;

const BASIS = html` class="basis"`;

const who = ({ who: name, role, described, aka, voices }: SheetResponse): Markup =>
  html`<b dir="auto">${name}</b><p>${role === null ? null : html`${own(role)}; `}${own(described)}</p>${
    aka.length === 0 ? null : html`<p>also ${own(aka.join(', '))}</p>`
  }${voices.map((voice) => html`<p>${own(voice)}</p>`)}`;

const hand = ({ secondHand, via }: SheetResponse): Markup | string => {
  if (!secondHand) return 'first-hand';
  return via === null ? 'second-hand' : html`second-hand via ${own(via)}`;
};

const scope = ({ scope: of }: SheetResponse): Markup | null =>
  of === 'happened' ? null : html`<p><b>${SCOPE_WORDS[of]}</b></p>`;

const where = ({ place: at }: SheetResponse): Markup =>
  at === null
    ? html`<p>Told to the desk; it stands in no report.</p>`
    : html`<p><bdi>“${at.words}”</bdi> <span class="place">${place(at)}</span></p>${daysUnder(at)}`;
