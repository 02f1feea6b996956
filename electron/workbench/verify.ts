import { faultOf } from '#shared/contract/faults';
import type { VerifyAnswer } from '#shared/contract/views';
import { anchorsIn, type Entry } from '#shared/domain/entries';
import { type Desk, emptyDesk } from '#shared/domain/fold';
import type { Anchor, ImportedReport, Sha256 } from '#shared/domain/records';
import { isRedacted } from '#shared/domain/redaction';
import { TABLE_NAMES } from '#shared/domain/tables';
import type { Context } from './context';
import { hashAt, Milestones, type Reading, readActs } from './ledger/reading';
import { readHead, readSnapshot } from './snapshot/files';
import type { Blobs } from './storage/blobs';
import { folding } from './unfolding';

interface Problem {
  readonly where: string;
  readonly what: string;
}

/** What the ledger speaks of, gathered while its chain is checked. */
interface Spoken {
  readonly reports: Map<string, ImportedReport>;
  readonly anchors: Anchor[];
  readonly evidence: Set<Sha256>;
  entries: number;
}

/**
 * Checks everything a desk stands on: the ledger's chain byte by byte and what follows from it, every original, text,
 * piece of evidence and quotation the ledger speaks of, and the heads noted elsewhere.
 */
export async function verifyDesk(context: Context): Promise<VerifyAnswer> {
  const { core, originals, texts, evidence } = context;
  const spoken: Spoken = { reports: new Map(), anchors: [], evidence: new Set(), entries: 0 };
  const desk = emptyDesk(Number.POSITIVE_INFINITY);
  // Heads first: whoever holds the desk may write on meanwhile.
  const heads = await headsOf(context);
  const { seq, length } = core.ledger.head;
  const reading = await readWhole(context, spoken, desk);
  // Work, or a redaction, may have gone on meanwhile: then the two are of different moments.
  const still = core.desk.seq === seq && core.ledger.head.length === length;
  const problems = [
    ...chainProblems(context, reading),
    ...(await headProblems(context, heads, reading)),
    ...(still ? stateProblems(core.desk, desk) : []),
  ];
  const reports = [...spoken.reports.values()];
  const hashesOf = (hashes: Iterable<Sha256>): Sha256[] =>
    [...new Set(hashes)].filter((sha256) => !isRedacted(sha256));
  const stored = {
    originals: hashesOf(reports.map(({ original }) => original.sha256)),
    texts: hashesOf(reports.map(({ text }) => text.sha256)),
    evidence: hashesOf(spoken.evidence),
  };
  const total = stored.originals.length + stored.texts.length + stored.evidence.length;
  let done = 0;
  const step = (): void => {
    done += 1;
    if (done % 100 === 0 || done === total) core.progress({ task: 'verify', done, total });
  };
  problems.push(...(await blobProblems(originals, stored.originals, step)));
  const quoted = quotedIn(spoken);
  problems.push(...quoted.problems);
  problems.push(
    ...(await blobProblems(texts.blobs, stored.texts, step, (sha256, bytes) =>
      misquotations(quoted.byText.get(sha256) ?? [], Buffer.from(bytes).toString('utf8')),
    )),
  );
  problems.push(...(await blobProblems(evidence, stored.evidence, step)));
  return {
    ok: problems.length === 0,
    checked: {
      entries: spoken.entries,
      originals: stored.originals.length,
      texts: stored.texts.length,
      evidence: stored.evidence.length,
      anchors: spoken.anchors.length,
    },
    problems,
  };
}

async function readWhole({ core }: Context, spoken: Spoken, desk: Desk): Promise<Reading> {
  const fold = folding(desk);
  const onAct = (act: readonly Entry[]): string | null => {
    for (const entry of act) collect(entry, spoken);
    spoken.entries += act.length;
    return fold(act);
  };
  return readActs(core.ledger.path, { onAct, milestones: new Milestones() });
}

function collect(entry: Entry, { reports, anchors, evidence }: Spoken): void {
  if (entry.kind === 'report.imported') reports.set(entry.payload.report.id, entry.payload.report);
  anchors.push(...anchorsIn(entry));
  if (entry.kind === 'evidence.added') evidence.add(entry.payload.sha256);
}

function chainProblems({ core }: Context, { damage, torn, head }: Reading): Problem[] {
  const { path } = core.ledger;
  if (damage) return [{ where: `${path}, entry ${damage.seq}`, what: damage.what }];
  if (torn > 0) return [{ where: path, what: `${torn} bytes behind entry ${head.seq} are not a whole act` }];
  return [];
}

interface NotedHead {
  readonly seq: number;
  readonly hash: Sha256;
  readonly where: string;
}

/** The last entries that were there once, as noted beside the ledger and in backups. */
async function headsOf({ core, folder, version, backups }: Context): Promise<NotedHead[]> {
  const noted = await readHead(folder);
  const snapshot = await readSnapshot(folder, { version, reach: 0 });
  const known = [
    { desk: noted?.desk, head: noted?.head, where: 'derived/head.json' },
    { desk: snapshot?.desk.identity?.desk, head: snapshot?.head, where: 'derived/fold.snapshot' },
  ];
  const { identity } = core.desk;
  const ours = known.flatMap(({ desk, head, where }) =>
    head && (!identity || desk === identity.desk) ? [{ seq: head.seq, hash: head.hash, where }] : [],
  );
  return [...ours, ...((await backups?.heads()) ?? [])];
}

/** Entries cut off the end leave a chain that holds: only a head kept elsewhere tells. */
async function headProblems(
  { core }: Context,
  heads: readonly NotedHead[],
  { head, damage }: Reading,
): Promise<Problem[]> {
  const { path, milestones } = core.ledger;
  const problems: Problem[] = [];
  for (const { seq, hash, where } of heads) {
    // Behind a damaged entry nothing is known to be missing.
    if (seq === 0 || (damage && seq >= damage.seq)) continue;
    const missing = seq > head.seq;
    if (!missing && (await hashAt(path, seq, milestones)) === hash) continue;
    const what = missing
      ? `ends with entry ${head.seq}, but ${where} knows entry ${seq}: entries are missing`
      : `has another entry ${seq} than ${where} knows`;
    problems.push({ where: path, what });
  }
  return problems;
}

/** What is shown must be what the ledger says, row by row. */
function stateProblems(shown: Desk, folded: Desk): Problem[] {
  if (shown.seq !== folded.seq) return [];
  const differs = TABLE_NAMES.filter((name) => {
    const [one, other] = [shown.tables[name], folded.tables[name]];
    return (
      one.size !== other.size ||
      one.ids.some((id) => JSON.stringify(one.get(id)) !== JSON.stringify(other.get(id)))
    );
  });
  return differs.map((name) => ({
    where: 'derived/fold.snapshot',
    what: `the ${name} table is not what the ledger says. Delete the derived folder; it is made anew`,
  }));
}

/** `look` sees the bytes that were read anyway and tells what else is wrong with them. */
async function blobProblems(
  blobs: Blobs,
  hashes: readonly Sha256[],
  step: () => void,
  look: (sha256: Sha256, bytes: Uint8Array) => readonly Problem[] = () => [],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const sha256 of hashes) {
    try {
      problems.push(...look(sha256, await blobs.get(sha256)));
    } catch (error) {
      const { where, what } = faultOf(error);
      problems.push({ where: where ?? blobs.pathOf(sha256), what });
    }
    step();
  }
  return problems;
}

interface Quoted {
  readonly byText: ReadonlyMap<Sha256, readonly Anchor[]>;
  readonly problems: readonly Problem[];
}

const placeOf = ({ start, end, report }: Anchor): string =>
  `anchor at ${start} to ${end} of report ${report}`;

function quotedIn({ anchors, reports }: Spoken): Quoted {
  const byText = new Map<Sha256, Anchor[]>();
  const problems: Problem[] = [];
  for (const anchor of anchors) {
    const text = reports.get(anchor.report)?.text.sha256;
    if (isRedacted(anchor.textSha256) || (text !== undefined && isRedacted(text))) continue;
    if (text !== anchor.textSha256)
      problems.push({ where: placeOf(anchor), what: 'was made on another text' });
    else if (byText.get(text)?.push(anchor) === undefined) byText.set(text, [anchor]);
  }
  return { byText, problems };
}

/** Every quotation must stand in its report's text at its place, letter by letter. */
const misquotations = (anchors: readonly Anchor[], text: string): Problem[] =>
  anchors
    .filter(({ start, end, exact }) => text.slice(start, end) !== exact)
    .map((anchor) => ({ where: placeOf(anchor), what: 'does not show the words it quotes' }));
