interface Line {
  /** How many times it is quoted. */
  readonly depth: number;
  readonly text: string;
}

/**
 * Undoes `format=flowed` (RFC 3676): lines that end with a space go on with the next one of the same depth of quotation.
 * @param deleteSpace whether that space was only put there to break the line (`delsp=yes`)
 */
export function unflowed(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  /** The line before, when it goes on. */
  let open: Line | null = null;
  for (const written of text.split('\n')) {
    const line = lineOf(written);
    if (open?.depth === line.depth && line.text !== SIGNATURE) {
      if (deleteSpace) out.push((out.pop() ?? '').slice(0, -1));
      out.push(line.text);
    } else out.push(out.length > 0 ? '\n' : '', '>'.repeat(line.depth), line.depth > 0 ? ' ' : '', line.text);
    open = line.text.endsWith(' ') && line.text !== SIGNATURE ? line : null;
  }
  return out.join('');
}
const SIGNATURE = '-- ';

function lineOf(line: string): Line {
  const [quotes = ''] = /^>*/.exec(line) ?? [];
  const rest = line.slice(quotes.length);
  return { depth: quotes.length, text: rest.startsWith(' ') ? rest.slice(1) : rest };
}
