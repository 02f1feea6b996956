import type { Provenance } from '#shared/domain/provenance';
import { unreadable } from '../../faults';
import type { Reader, Reading } from '../../reading';
import { type Body, bodyOf } from './body';
import { areOfMail, fromHeaders } from './headers';
import { Names } from './names';
import { type Role, roleOf } from './roles';
import { mailOf, type Part } from './tree';
import { decodedWords } from './words';

/**
 * A mail: its headers as metadata, its text as a mail program shows it, and what is attached to it, mails included, as
 * files of their own. Nothing in it is run or fetched.
 * @throws FaultError `unreadable` for what has none of a mail's headers, and for mails made to be unreadable
 */
export const readMail: Reader = async (bytes, path) => {
  const { headers, root } = await mailOf(bytes, path);
  if (!areOfMail(headers))
    throw unreadable(path, NO_HEADERS, 'If it is plain text, let its name end in .txt.');
  const known = await fromHeaders(headers);
  const body = await bodyOf(root, path);
  const leaves = leavesOf(root);
  return {
    format: 'mail',
    text: body.text,
    meta: known.meta,
    provenance: { ...known.provenance, ...textFrom(body) },
    encoding: body.decoded?.encoding ?? null,
    language: known.language,
    pages: [],
    attached: attachedTo(path, leaves, body),
    remarks: [...known.remarks, ...body.remarks, ...remarksOn(leaves, body)],
  };
};
const NO_HEADERS = 'has none of the headers of a mail (From, To, Subject, Date …)';

const textFrom = ({ decoded, from }: Body): Provenance => (decoded ? { text: { from, sure: 'stated' } } : {});

interface Leaf {
  readonly part: Part;
  readonly role: Role;
}

/** Parts without parts, in order. */
function leavesOf(part: Part, related = false, isRoot = true): Leaf[] {
  if (part.children.length === 0) return [{ part, role: roleOf(part, related, isRoot) }];
  const within = related || part.type === 'multipart/related';
  return part.children.flatMap((child) => leavesOf(child, within, false));
}

function attachedTo(path: string, leaves: readonly Leaf[], { files }: Body): Reading['attached'] {
  const names = new Names();
  const parts = leaves.flatMap(({ role, part: { fileName, type, content } }) =>
    role === 'attached' ? [{ name: fileName && decodedWords(fileName), type, bytes: content }] : [],
  );
  return [...files.map((file) => ({ ...file, type: '' })), ...parts]
    .filter(({ bytes }) => bytes.length > 0)
    .map(({ name, type, bytes }) => ({ path: `${path}/${names.next(name, type)}`, bytes }));
}

function remarksOn(leaves: readonly Leaf[], { text }: Body): string[] {
  const count = (role: Role): number => leaves.filter((leaf) => leaf.role === role).length;
  const images = count('image within');
  return [
    ...(count('sealed') > 0
      ? ['The mail is encrypted, or sealed by its signature: what is inside was not read.']
      : []),
    ...(images > 0 ? [`${images} ${images === 1 ? 'picture' : 'pictures'} within the text left out.`] : []),
    ...(text === '' ? ['The mail has no text of its own.'] : []),
  ];
}
