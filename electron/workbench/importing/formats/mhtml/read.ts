import { unreadable } from '../../faults';
import type { Reader, Reading } from '../../reading';
import { readPage } from '../html/read';
import { mailOf } from '../mail/tree';
import { type Archive, archiveOf, type Kept } from './archive';

/**
 * Reads a web page that was saved as one file (RFC 2557): its HTML as that of any page, and beside it the address it was
 * saved from. The day it was saved is not the day it was published, and is only remarked on. Pictures and style sheets in
 * the file are never opened, and nothing is fetched.
 * @throws FaultError `unreadable` where it holds no page
 */
export const readMhtml: Reader = async (bytes, path) => {
  const archive = archiveOf(await mailOf(bytes, path));
  if (!archive) throw unreadable(path, 'holds no web page', 'Save the page again, as HTML or as PDF.');
  const reading = withFrames(pageIn(archive.root, path), archive, path);
  const saved = archive.day
    ? [`The page was saved on ${archive.day}, which says nothing of when it was published.`]
    : [];
  return { ...titled(reading, archive), format: 'mhtml', remarks: [...reading.remarks, ...saved] };
};

const pageIn = ({ bytes, saved }: Kept, path: string): Reading => readPage(bytes, path, saved);

/** A page without a title was shown under some name nevertheless. */
function titled(reading: Reading, { subject }: Archive): Reading {
  if (reading.meta.title !== null || subject === null) return reading;
  const title = { from: 'the Subject header', sure: 'likely' as const };
  return {
    ...reading,
    meta: { ...reading.meta, title: subject },
    provenance: { ...reading.provenance, title },
  };
}

/** A set of frames says next to nothing itself: the frame that says most is what is read. */
function withFrames(page: Reading, { root, others }: Archive, path: string): Reading {
  if (!isFrames(root)) return page;
  const frames = others.map((frame) => ({ frame, reading: pageIn(frame, path) }));
  const [most] = frames.sort((a, b) => b.reading.text.length - a.reading.text.length);
  if (!most || most.reading.text.length <= page.text.length) return page;
  const { text, encoding, provenance, remarks } = most.reading;
  const address = most.frame.saved.address?.value ?? 'without an address';
  return {
    ...page,
    text,
    encoding,
    provenance: { ...page.provenance, text: provenance.text },
    remarks: [
      `The page is a set of frames: the text is that of the frame which says most, ${address}.`,
      ...remarks,
    ],
  };
}

const isFrames = ({ bytes }: Kept): boolean => /<frameset[\s>]/i.test(Buffer.from(bytes).toString('latin1'));
