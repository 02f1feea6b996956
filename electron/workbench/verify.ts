import { readFile } from 'node:fs/promises';
import { faultOf } from '#shared/contract/faults';
import type { VerifyAnswer } from '#shared/contract/views';
import type { Entry } from '#shared/domain/entries';
import type { Anchor, Report } from '#shared/domain/records';
import type { Context } from './context';
import { readEntries } from './ledger/ledger';
import type { Blobs } from './storage/blobs';

type Problems = { where: string; what: string }[];

/** Checks the ledger's chain byte by byte, and every original, text and anchor the ledger speaks of. */
export async function verifyDesk(context: Context): Promise<VerifyAnswer> {
  const { core, originals, texts } = context;
  const problems: Problems = [];
  const reports = new Map<string, Omit<Report, 'importedAt'>>();
  const anchors: Anchor[] = [];
  let entries = 0;
  let whole = true;
  const damage = await readEntries(core.ledger.path, ({ entry }) => {
    entries += 1;
    whole = entry.left === 0;
    collect(entry, reports, anchors);
  });
  if (damage) problems.push({ where: `${core.ledger.path}, entry ${damage.seq}`, what: damage.what });
  else if (core.ledger.torn > 0 || !whole) {
    problems.push({
      where: core.ledger.path,
      what: `${core.ledger.torn} bytes behind entry ${core.ledger.head.seq} are not a whole act`,
    });
  }
  const checkedOriginals = await checkBlobs(
    originals,
    [...reports.values()].map((r) => r.original.sha256),
    problems,
  );
  const checkedTexts = await checkBlobs(
    texts.blobs,
    [...reports.values()].map((r) => r.text.sha256),
    problems,
  );
  const checkedAnchors = await checkAnchors(texts.blobs, reports, anchors, problems);
  return {
    ok: problems.length === 0,
    checked: { entries, originals: checkedOriginals, texts: checkedTexts, anchors: checkedAnchors },
    problems,
  };
}

function collect(entry: Entry, reports: Map<string, Omit<Report, 'importedAt'>>, anchors: Anchor[]): void {
  if (entry.kind === 'report.imported') reports.set(entry.payload.report.id, entry.payload.report);
  if (entry.kind === 'claim.made') anchors.push(...entry.payload.anchors);
  if (entry.kind === 'claim.anchored') anchors.push(entry.payload.anchor);
  if (entry.kind === 'response.recorded' && entry.payload.anchor) anchors.push(entry.payload.anchor);
}

async function checkBlobs(blobs: Blobs, named: readonly string[], problems: Problems): Promise<number> {
  const distinct = new Set(named);
  for (const sha256 of distinct) {
    const fault = await blobs.get(sha256).then(() => null, faultOf);
    if (fault) problems.push({ where: fault.where ?? blobs.pathOf(sha256), what: fault.what });
  }
  return distinct.size;
}

/** Every quotation must stand in its report's text at its place, letter by letter. */
async function checkAnchors(
  texts: Blobs,
  reports: ReadonlyMap<string, Omit<Report, 'importedAt'>>,
  anchors: readonly Anchor[],
  problems: Problems,
): Promise<number> {
  const known = new Map<string, string>();
  for (const { report, exact, start, end, textSha256 } of anchors) {
    const where = `anchor at ${start} to ${end} of report ${report}`;
    const row = reports.get(report);
    if (!row || row.text.sha256 !== textSha256) problems.push({ where, what: 'was made on another text' });
    else {
      const text =
        known.get(textSha256) ?? (await readFile(texts.pathOf(textSha256), 'utf8').catch(() => ''));
      known.set(textSha256, text);
      if (text.slice(start, end) !== exact)
        problems.push({ where, what: 'does not show the words it quotes' });
    }
  }
  return anchors.length;
}
