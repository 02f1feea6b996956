import type { Parts } from './unpack';

/** What a checker should know of a document beyond its text. */
export const remarksOn = (parts: Parts): string[] => {
  const xml = parts.get('word/document.xml') ?? '';
  return [...tracked(xml), ...drawn(xml)];
};

/** A change is counted once for each stretch of text it takes away or puts in. */
function tracked(xml: string): string[] {
  const changes = xml.match(/<w:(?:ins|del|moveTo)\s[^>]*[^/]>/g)?.length ?? 0;
  if (changes === 0) return [];
  const many = changes === 1 ? '1 tracked change' : `${changes} tracked changes`;
  return [`It holds ${many}: deleted words are left out of the text, inserted ones are in it.`];
}

const drawn = (xml: string): string[] =>
  /<(?:c:chart|cx:chart|dgm:relIds)[\s/]/.test(xml)
    ? ['It holds a chart or diagram whose words are not part of the text.']
    : [];
