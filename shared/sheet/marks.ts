import { inWords, type Stance, type Verdict } from '../domain/stances';
import { html, Markup } from './markup';

/**
 * The marks of stances and verdicts, drawn rather than typed: few fonts have all of them, and a sheet must not show an
 * empty box where a verdict stands. Strokes in a box of 12 by 12. They say the same as `markOf`.
 */
const STROKES: Record<Stance | Verdict, string> = {
  asserted: 'M5 3C3 4 2.5 5.5 2.5 8.5H5V6H3.2M10 3C8 4 7.5 5.5 7.5 8.5H10V6H8.2',
  confirmed: 'M1.5 6.5 4.5 10 10.5 2',
  denied: 'M2 2 10 10M10 2 2 10',
  declined: 'M1.5 6H10.5',
  neither: 'M1.5 4.8C3.2 2.8 4.8 3.2 6 4.2S9 5.6 10.5 3.6M1.5 8.8C3.2 6.8 4.8 7.2 6 8.2S9 9.6 10.5 7.6',
  'no-response': 'M2 8.2h.01M6 8.2h.01M10 8.2h.01',
  open: 'M6 1.8A4.2 4.2 0 1 1 6 10.2 4.2 4.2 0 1 1 6 1.8Z',
};

const mark = (value: Stance | Verdict): Markup =>
  new Markup(
    `<svg class="mark ${value}" viewBox="0 0 12 12" aria-hidden="true"><path d="${STROKES[value]}"/></svg>`,
  );

/** The mark and the full words, never one without the other. */
export const marked = (value: Stance | Verdict): Markup =>
  html`<span class="marked">${mark(value)} ${inWords(value)}</span>`;
