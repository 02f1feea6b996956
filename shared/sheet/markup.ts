/** HTML that is known to be safe: made by `html`, never from a bare string. */
export class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

type Part = string | number | Markup | readonly Part[] | null;

/** Builds HTML; whatever is interpolated is escaped unless it is Markup itself. `null` leaves nothing. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.reduce((before, string, at) => before + safe(parts[at - 1] ?? null) + string));

function safe(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.source;
  if (typeof part === 'object') return part.map(safe).join('');
  return escaped(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters have no place in HTML, so they go; the rest of the text stays as it is. */
export const escaped = (text: string): string =>
  text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '').replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

/** A run of somebody's words inside a sentence of ours, kept from disturbing its direction. */
export const own = (text: string): Markup => html`<bdi>${text}</bdi>`;

/** `text` as a CSS string, safe inside a `<style>` element as well. */
export const cssString = (text: string): string =>
  `"${text.replaceAll(/[^\p{L}\p{M}\p{N} .,:;·–—’‘“”…!?()/-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
