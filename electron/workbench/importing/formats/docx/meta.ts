import { dayOf, languageOf, nameOf, type Particulars, particularsOf, titleOf } from '../document-facts';
import type { Parts } from '../unpack';

/**
 * What a document says of itself in its core properties.
 * @param set the text of the paragraph set as its title, which is surer than a property nobody looks at
 */
export async function factsOf(parts: Parts, set: string | null): Promise<Particulars> {
  const core = await coreOf(parts);
  const title =
    titleOf(set, 'the paragraph set as the title') ?? titleOf(core('title'), "the document's title");
  const byline = nameOf(core('creator'), "the document's author");
  const date = dayOf(core('created'), 'the day the document was made');
  return particularsOf({ title, byline, date }, languageOf(core('language')), 'the document');
}

/** A property by its name without the prefix, which each program may choose. */
async function coreOf(parts: Parts): Promise<(name: string) => string | null> {
  const xml = parts.get('docProps/core.xml');
  if (!xml) return () => null;
  const { DOMParser } = await import('linkedom');
  const properties = [...new DOMParser().parseFromString(xml, 'text/xml').querySelectorAll('*')];
  return (name) => {
    const found = properties.find(({ tagName }) => tagName.toLowerCase().split(':').at(-1) === name);
    return found?.textContent?.trim() || null;
  };
}
