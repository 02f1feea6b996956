import type { Paper } from '../contract/views';
import type { SheetData } from './data';
import { type FontFace, fontFaces, needed } from './fonts';
import { html, Markup } from './markup';
import { claimBlock } from './sections/claim';
import { masthead } from './sections/masthead';
import { sources } from './sections/sources';
import { summary } from './sections/summary';
import { pageCss } from './style/page';
import { SCREEN_CSS } from './style/screen';
import { TEXT_CSS } from './style/text';

export interface SheetOptions {
  readonly paper: Paper;
  /** Embedded as far as the sheet has letters for them; without any, the machine's own serif is used. */
  readonly fonts?: readonly FontFace[];
}

/** Refuses everything but what the document itself holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

/** The whole verdict sheet as one HTML document that needs no network, no scripts and no other file. */
export function sheetHtml(data: SheetData, { paper, fonts = [] }: SheetOptions): string {
  const body = bodyOf(data);
  const css = [fontFaces(needed(fonts, body.source)), pageCss(data, paper), TEXT_CSS, SCREEN_CSS].join('\n');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Galley ${data.version}">
<title>Verdict sheet: ${data.title}</title>
<style>${new Markup(css)}</style>
</head>
${body}
</html>
`.source;
}

const bodyOf = (data: SheetData): Markup => html`<body>
${masthead(data)}
<main>
${summary(data)}
<section class="claims">
<h2>Claims</h2>
${data.claims.length === 0 ? html`<p>No claim has been made here yet.</p>` : data.claims.map((claim) => claimBlock(claim, data.printedAt.zone))}
</section>
${sources(data)}
</main>
</body>`;
