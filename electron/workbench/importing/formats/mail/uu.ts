/** A text with files written into it by uuencode, as mails had them before there were parts. */
export interface Unpacked {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

const BEGIN = /^begin [0-7]{3,4} (.{1,200})$/;
const LINE = /^[ -`]{1,62}[ \t]*$/;
const END = /^end[ \t]*$/;

/** Takes such files out of a text. */
export function filesIn(text: string): Unpacked {
  if (!/^begin [0-7]{3,4} /m.test(text)) return { text, files: [] };
  const files: { name: string; bytes: Uint8Array }[] = [];
  const lines = text.split('\n');
  const rest: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const name = BEGIN.exec(lines[at] ?? '')?.[1];
    const end = name === undefined ? at : endFrom(lines, at + 1);
    if (name !== undefined && END.test(lines[end] ?? '')) {
      files.push({ name, bytes: undoUu(lines.slice(at + 1, end).join('\n')) });
      at = end;
    } else rest.push(lines[at] ?? '');
  }
  return { text: rest.join('\n'), files };
}

/** The first line that is none of a file's. */
function endFrom(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && LINE.test(lines[at] ?? '') && !END.test(lines[at] ?? '')) at += 1;
  return at;
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
