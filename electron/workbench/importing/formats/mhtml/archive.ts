import { addressFrom } from '../html/meta/addresses';
import { stated } from '../html/meta/candidates';
import type { Saved } from '../html/read';
import { clean, dayIn } from '../mail/headers';
import type { Mail, Part } from '../mail/tree';
import { decodedWords } from '../mail/words';

/** A page in an archive: its bytes, and what is noted of them. */
export interface Kept {
  readonly bytes: Uint8Array;
  readonly saved: Saved;
}

/** A web page saved as one file. */
export interface Archive {
  readonly root: Kept;
  /** Pages within it, as frames show them. */
  readonly others: readonly Kept[];
  /** The title it had in the window of whoever saved it. */
  readonly subject: string | null;
  /** The day it was saved. */
  readonly day: string | null;
}

/** The page of an archive: the part it names as its start (RFC 2387), else the first that is HTML; null where there is none. */
export function archiveOf({ headers, root }: Mail): Archive | null {
  const first = (key: string): string =>
    decodedWords(headers.find((each) => each.key === key)?.value ?? '').slice(0, LONGEST);
  const pages = leavesOf(root).filter(isPage);
  const page = startOf(root) ?? pages[0];
  if (!page) return null;
  const noted = addressIn(first('snapshot-content-location'), 'the Snapshot-Content-Location header');
  return {
    root: keptOf(page, noted ?? addressIn(first('content-location'), 'the Content-Location header')),
    others: pages.filter((part) => part !== page).map((part) => keptOf(part, null)),
    subject: clean(first('subject')) || null,
    day: dayIn(first('date')),
  };
}

/** Longer headers are made to be a burden. */
const LONGEST = 10_000;

const leavesOf = (part: Part): Part[] =>
  part.children.length === 0 ? [part] : part.children.flatMap(leavesOf);

const isPage = ({ type }: Part): boolean => /^(?:text\/html|application\/xhtml\+xml)$/.test(type);

function startOf(root: Part): Part | undefined {
  const start = bare(root.params.start ?? '');
  const named = root.children.find(({ contentId }) => start !== '' && bare(contentId ?? '') === start);
  return named && leavesOf(named).find(isPage);
}

const bare = (id: string): string => id.replaceAll(/[<>\s]/g, '');

const keptOf = ({ content, params, location }: Part, noted: Saved['address']): Kept => ({
  bytes: content,
  saved: {
    // A part that says it is ASCII and is not has not said what it is.
    charset: /^(?:us-?)?ascii$/i.test(params.charset ?? '') ? null : (params.charset ?? null),
    address: noted ?? addressIn(decodedWords(location ?? ''), 'the Content-Location of the page'),
  },
});

/** An address of the web; a header may break it into lines. */
function addressIn(value: string, from: string): Saved['address'] {
  const address = addressFrom(value.replaceAll(/\s+/g, ''), null);
  return address === null ? null : stated(address, from);
}
