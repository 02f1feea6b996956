import { HIDDEN, ofChanges, ofComments } from '../document-remarks';
import type { Parts } from '../unpack';
import { HIDDEN_RUN, withoutOldFormats } from './plainer';

/** What a checker should know of a document beyond its text. */
export const remarksOn = (parts: Parts): string[] => {
  const xml = parts.get('word/document.xml') ?? '';
  return [
    ...tracked(xml),
    ...ofComments(commentsIn(xml)),
    ...(HIDDEN_RUN.test(withoutOldFormats(xml)) ? [HIDDEN] : []),
    ...drawn(xml),
  ];
};

/** A change is counted once for each stretch of text it takes away or puts in. */
const tracked = (xml: string): string[] =>
  ofChanges(xml.match(/<w:(?:ins|del|moveTo)\s[^>]*[^/]>/g)?.length ?? 0);

const commentsIn = (xml: string): number =>
  new Set(xml.match(/<w:commentReference\s[^>]*w:id="[^"]*"/g)?.map((tag) => tag.replace(/^.*w:id=/s, '')))
    .size;

const drawn = (xml: string): string[] =>
  /<(?:c:chart|cx:chart|dgm:relIds)[\s/]/.test(xml)
    ? ['It holds a chart or diagram whose words are not part of the text.']
    : [];
