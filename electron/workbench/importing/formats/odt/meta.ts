import { dayOf, languageOf, nameOf, type Particulars, particularsOf, titleOf } from '../document-facts';
import { listenTo } from './xml';

/**
 * What a document says of itself in its metadata.
 * @param xml of the metadata; null where it has none
 * @param set the text of the paragraph set as its title, which is surer than a property nobody looks at
 */
export function factsOf(xml: string | null, path: string, set: string | null): Particulars {
  const said = xml === null ? new Map<string, string>() : saidIn(xml, path);
  const of = (name: string): string | null => said.get(name)?.trim() || null;
  const title =
    titleOf(set, 'the paragraph set as the title') ?? titleOf(of('dc:title'), "the document's title");
  const byline =
    nameOf(of('meta:initial-creator'), "the document's author") ??
    nameOf(of('dc:creator'), 'who changed the document last');
  const date = dayOf(of('meta:creation-date'), 'the day the document was made');
  return particularsOf({ title, byline, date }, languageOf(of('dc:language')), 'the document');
}

/** No property that is read is longer. */
const LONGEST = 2_000;
/** The metadata is right within the document. */
const META_DEPTH = 2;

/** The first text of each of the metadata's elements: elsewhere in a single file they are a comment's, or another document's. */
function saidIn(xml: string, path: string): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  let open: string | null = null;
  let depth = 0;
  let isMeta = false;
  listenTo(xml, path, {
    open: (name) => {
      depth += 1;
      if (depth === META_DEPTH) isMeta = name === 'office:meta';
      open = isMeta && /^(?:dc|meta):/.test(name) && !said.has(name) ? name : null;
    },
    text: (data) => {
      if (open !== null) said.set(open, ((said.get(open) ?? '') + data).slice(0, LONGEST));
    },
    close: () => {
      depth -= 1;
      open = null;
    },
  });
  return said;
}
