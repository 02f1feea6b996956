import type { Incoming } from '../../containers/parts';

/**
 * The mails of a mailbox in the mbox format, in order, as `box.mbox/1.eml`, `box.mbox/2.eml` …: parted by lines that begin with
 * `From `, after an empty line and before a header. `>From ` in a mail becomes `From ` again, of `>>From ` one sign is taken (mboxrd; what
 * mboxo wrote reads the same). Bytes with no such line are one mail.
 */
export function splitMbox(bytes: Uint8Array, path: string): Incoming[] {
  const box = Buffer.from(bytes).toString('latin1');
  const starts = [...box.matchAll(/(?:^|(?<=\n\r?\n))From [^\r\n]*\d{4}[^\r\n]*\r?\n(?=[A-Za-z][\w-]*:)/g)];
  if (starts.length === 0) return [{ path, bytes }];
  const mails = starts.map((start, at) => box.slice(start.index + start[0].length, starts[at + 1]?.index));
  return mails.flatMap((mail, at) => {
    const unescaped = mail.replaceAll(/^>(>*From )/gm, '$1');
    return mail.trim() === ''
      ? []
      : [{ path: `${path}/${at + 1}.eml`, bytes: Buffer.from(unescaped, 'latin1') }];
  });
}
