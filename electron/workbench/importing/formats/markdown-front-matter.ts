/** What stands between two lines of `---` (or `+++`) at the very beginning: `key: value` (or `key = value`) a line. */
export interface FrontMatter {
  /** Keys in lower case without signs, values without their quotation marks; of a list, its parts with commas. */
  readonly fields: ReadonlyMap<string, string>;
  /** The text after it, without the empty lines between. */
  readonly rest: string;
}

const FENCED = /(?<![\s\S])(---|\+\+\+)[ \t]*\n([\s\S]*?)\n?^(?:\1|\.\.\.)[ \t]*(?:\n|$)\n*/m;
/** Front matter is short; what goes on for longer is none. */
const LONGEST = 16_384;

/** What front matter has at least one of; a text that merely begins with a rule has none. */
const PAIR = /^([A-Za-z][\w .-]{0,40}?)[ \t]*[:=](?:[ \t]+(.*))?$/;

/** Reads as much of YAML and TOML as front matter uses: plain and quoted values, lists in brackets or a line each. */
export function frontMatter(text: string): FrontMatter {
  const fence = FENCED.exec(text.slice(0, LONGEST));
  const lines = fence ? (fence[2] ?? '').split('\n') : [];
  const fields = new Map<string, string>();
  let key: string | null = null;
  for (const line of lines) {
    const [, name, value] = PAIR.exec(line) ?? [];
    const more = /^(?:\s*-\s+|\s+)(\S.*)$/.exec(line)?.[1];
    if (name) {
      key = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
      if (!fields.has(key)) fields.set(key, readValue(value ?? ''));
    } else if (key && more) fields.set(key, joined(fields.get(key) ?? '', line, more));
    else if (line.trim() !== '' && !/^\s*#/.test(line)) return { fields: new Map(), rest: text };
  }
  return fields.size > 0 ? { fields, rest: text.slice(fence?.[0].length ?? 0) } : { fields, rest: text };
}

/** A line more of a value: an item of a list, or the next words of a folded one. */
const joined = (value: string, line: string, more: string): string =>
  [value, readValue(more)].filter(Boolean).join(/^\s*-\s/.test(line) ? ', ' : ' ');

function readValue(written: string): string {
  const value = written.trim();
  if (/^[>|][+-]?$/.test(value)) return '';
  const list = /^\[(.*)\]$/.exec(value)?.[1];
  if (list !== undefined) return list.split(',').map(readValue).filter(Boolean).join(', ');
  const quoted = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(value);
  if (!quoted) return value.replace(/\s+#.*$/, '');
  const inside = quoted[2] ?? '';
  return quoted[1] === '"' ? inside.replaceAll(/\\(["\\])/g, '$1') : inside.replaceAll("''", "'");
}
