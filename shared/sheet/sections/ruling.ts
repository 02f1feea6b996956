import { inWords, SCOPE_WORDS, type Verdict } from '../../domain/stances';
import type { SheetResponse, SheetVerdict } from '../data';
import { marked } from '../marks';
import { html, type Markup, own } from '../markup';
import { momentInShort } from '../wording';

/** The verdict in full words, what it rests on by name, and what stands beside it. */
export const ruling = (
  { verdict, given, note, restsOn, beside }: SheetVerdict,
  zone: string,
): Markup => html`<div class="ruling">
<p><b>Verdict: ${marked(verdict)}.</b> ${given === null ? 'No verdict has been given yet.' : basis(verdict, restsOn)}${by(given, zone)}</p>
${note === null ? null : html`<p dir="auto">${note}</p>`}
${beside.length === 0 || given === null ? null : html`<p><b>Beside it:</b> ${series(beside.map((response) => html`${own(response.who)} (${manner(response)})`))}.</p>`}
</div>`;

const by = (given: SheetVerdict['given'], zone: string): Markup | null =>
  given === null
    ? null
    : html` <span class="by">Given by ${own(given.checker)}, ${momentInShort({ iso: given.time, zone })}.</span>`;

function basis(verdict: Verdict, restsOn: readonly SheetResponse[]): Markup {
  if (restsOn.length === 0) return html`It rests on no response.`;
  return html`It rests on ${series(
    restsOn.map((response) =>
      plainly(response, verdict) ? own(response.who) : html`${own(response.who)} (${manner(response)})`,
    ),
  )}.`;
}

/** Says just what the verdict says, of the claim itself and at first hand. */
const plainly = ({ stance, scope, secondHand }: SheetResponse, verdict: Verdict): boolean =>
  stance === verdict && scope === 'happened' && !secondHand;

const manner = ({ stance, scope, secondHand }: SheetResponse): string =>
  [inWords(stance), secondHand ? 'second-hand' : [], scope === 'happened' ? [] : SCOPE_WORDS[scope]]
    .flat()
    .join(', ');

const series = (parts: readonly Markup[]): Markup[] =>
  parts.map((part, at) => (at === 0 ? part : html`; ${part}`));
