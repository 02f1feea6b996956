/** Endings of what is attached without a name, by type. */
const ENDINGS: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'message/global': 'eml',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/markdown': 'md',
  'application/pdf': 'pdf',
  'application/rtf': 'rtf',
  'text/rtf': 'rtf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/zip': 'zip',
};
const LONGEST = 120;

/** Gives what is attached to one mail names that are safe in a path, and each its own. */
export class Names {
  readonly #given = new Set<string>();

  /** @param name as the mail has it: anything, or null */
  next(name: string | null, type: string): string {
    const ending = ENDINGS[type];
    const safe = safeName(name ?? '') || `attachment-${this.#given.size + 1}${ending ? `.${ending}` : ''}`;
    // A mail is told by its ending alone, as its headers may be any.
    return this.#unused(ending === 'eml' && !/\.eml$/i.test(safe) ? `${safe}.eml` : safe);
  }

  #unused(name: string): string {
    const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
    let unused = name;
    for (let number = 2; this.#given.has(unused.toLowerCase()); number += 1)
      unused = `${stem} (${number})${ending}`;
    this.#given.add(unused.toLowerCase());
    return unused;
  }
}

/** The last piece of a path, without controls, marks that turn the order of letters, and dots in front. */
function safeName(name: string): string {
  const last =
    name
      .replaceAll(/\s+/g, ' ')
      .split(/[/\\]/)
      .findLast((piece) => piece.trim() !== '') ?? '';
  const bare = last
    .replaceAll(/[\p{Cc}\p{Cf}:*?"<>|]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim();
  if (bare.length <= LONGEST) return bare;
  const [ending = ''] = /\.[^.]{1,10}$/.exec(bare) ?? [];
  return bare.slice(0, LONGEST - ending.length) + ending;
}
