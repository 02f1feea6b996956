/** A node of schema.org's vocabulary, as it was found. */
export type Thing = Readonly<Record<string, unknown>>;

/** More nodes than the data of any page has. */
const MOST_THINGS = 20_000;

/** All nodes in a page's data, those in `@graph` and within others too. What is no JSON is left out. */
export function thingsIn(sources: readonly string[]): Thing[] {
  const things: Thing[] = [];
  const waiting: unknown[] = sources.map(parsed).reverse();
  while (waiting.length > 0 && things.length < MOST_THINGS) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) things.push(value as Thing);
    // Not spread: there may be more than a call takes.
    for (const inner of Object.values(value).reverse()) waiting.push(inner);
  }
  return things;
}

/** Leniently: pages hold raw line feeds in strings, comment marks around, commas at the end. */
function parsed(source: string): unknown {
  const bare = source.replaceAll(
    /^\s*(?:\/\/)?\s*(?:<!\[CDATA\[|<!--)|(?:\/\/)?\s*(?:\]\]>|-->)\s*$|;\s*$/g,
    '',
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings, and pages have them there
  const mended = bare.replaceAll(/[\u0000-\u001f]+/g, ' ').replaceAll(/,(?=\s*[}\]])/g, '');
  for (const spelled of [bare, mended])
    try {
      return JSON.parse(spelled);
    } catch {
      // The next spelling may be JSON.
    }
  return null;
}

const ARTICLES =
  /Article$|^(?:BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|DiscussionForumPosting|APIReference)$/;

const typesOf = (thing: Thing): string[] =>
  [thing['@type']].flat().flatMap((type) => (typeof type === 'string' ? [type.replace(/^.*[/#:]/, '')] : []));

export const isArticle = (thing: Thing): boolean => typesOf(thing).some((type) => ARTICLES.test(type));
export const isOfType = (thing: Thing, type: string): boolean => typesOf(thing).includes(type);

/** A property's text; the first, where there are several. */
export function textAt(thing: Thing, property: string): string | null {
  const value = [thing[property]].flat()[0];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The things a property points at, those named by `@id` looked up; texts as things with that name. */
export function thingsAt(thing: Thing, property: string, all: readonly Thing[]): Thing[] {
  const values = [thing[property]].flat(3).slice(0, 100);
  return values.flatMap((value): Thing[] => {
    if (typeof value === 'string') return [{ name: value }];
    if (typeof value !== 'object' || value === null) return [];
    const found = value as Thing;
    const id = found['@id'];
    if (found.name !== undefined || typeof id !== 'string') return [found];
    return [all.find((other) => other['@id'] === id && other.name !== undefined) ?? found];
  });
}

export const namesAt = (thing: Thing, property: string, all: readonly Thing[]): string[] =>
  thingsAt(thing, property, all).flatMap((found) => {
    const name = [found.name].flat()[0];
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : [];
  });
