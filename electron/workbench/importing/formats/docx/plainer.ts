import { ZipFile } from 'yazl';
import type { Parts } from '../unpack';

/** A run of names as Word's XML has them, told as one that the library passes through. */
const PASSED_THROUGH =
  /<(\/?)(?:w:(?:fldSimple|dir|bdo|ruby|rubyBase)|mc:(?:AlternateContent|Choice)|wp:(?:anchor|inline)|a:(?:graphic|graphicData)|(?:wps|wpg|wpc):\w+|m:(?!t\b|\w*Pr\b)\w+)(?=[\s/>])/g;

/** A run set as hidden, up to where its words begin, and its words. */
export const HIDDEN_RUN =
  /(<w:rPr>(?:(?!<\/?w:rPr[\s>])[\s\S])*?<w:vanish(?: w:val="(?:1|true|on)")?\/>(?:(?!<\/?w:rPr[\s>])[\s\S])*<\/w:rPr>)(?:(?!<\/w:r>|<w:r[\s>]|<w:rPr>)[\s\S])+(?=<\/w:r>)/;
/** How runs were set before a tracked change of their format: it is no part of how they are set now. */
export const withoutOldFormats = (xml: string): string =>
  xml.replace(/<w:rPrChange(?=[\s>])(?:[^>]*\/>|(?:(?!<\/w:rPrChange>)[\s\S])*<\/w:rPrChange>)/g, '');
const HIDDEN_RUNS = new RegExp(HIDDEN_RUN, 'g');

/**
 * Rewrites what the library would leave out, so that all words are read: fields, text boxes that have no older form,
 * formulas, ruby's base text, right-to-left runs; and leaves out what is hidden. Where a thing is there in two forms, the newer one is read.
 */
function allWords(xml: string): string {
  if (!xml.includes('xmlns:w=')) return xml;
  return withoutOldFormats(xml)
    .replace(HIDDEN_RUNS, '$1')
    .replace(PASSED_THROUGH, '<$1w:smartTag')
    .replace(/<(\/?)w:drawing(?=[\s/>])/g, '<$1w:pict')
    .replace(/<(\/?)m:t(?=[\s/>])/g, '<$1w:t')
    .replace(/<w:(?:cr|ptab)\b[^>]*\/>/g, (tag) => (tag.startsWith('<w:cr') ? '<w:br/>' : '<w:tab/>'));
}

const isText = (name: string): boolean => /^word\/[^/]+\.xml$/i.test(name);

/** The document again, made of its XML alone: what reads it next sees no other bytes than those looked at here. */
export async function repacked(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, xml] of parts) {
    const safe = name.replace(/^\/+/, '');
    if (safe === '' || safe.split('/').includes('..')) continue;
    zip.addBuffer(Buffer.from(isText(safe) ? allWords(xml) : xml), safe, { compress: false });
  }
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}
