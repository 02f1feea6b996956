/** A text with files written into it by uuencode, as mails had them before there were parts. */
export interface Unpacked {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

const BLOCK = /^begin [0-7]{3,4} ([^\n]{1,200})\n((?:[ -`]{1,62}[ \t]*\n)+)end[ \t]*$/gm;

/** Takes such files out of a text. */
export function filesIn(text: string): Unpacked {
  const files: { name: string; bytes: Uint8Array }[] = [];
  const rest = text.replaceAll(BLOCK, (_, name: string, lines: string) => {
    files.push({ name, bytes: undoUu(lines) });
    return '';
  });
  return { text: rest, files };
}

/** A line's first character says how many bytes it holds; every four characters after it are three bytes. */
export function undoUu(text: string): Buffer {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !/^(?:begin \d|end\s*$)/.test(line));
  return Buffer.concat(lines.map((line) => undoUuLine(line)));
}

function undoUuLine(line: string): Buffer {
  const sixes = [...line].map((character) => (character.charCodeAt(0) - 32) & 63);
  const bytes: number[] = [];
  for (let at = 1; at < sixes.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = sixes.slice(at, at + 4);
    bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d);
  }
  return Buffer.from(bytes).subarray(0, sixes[0] ?? 0);
}
