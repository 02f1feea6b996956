import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FaultError, faultOf, inOneLine } from '#shared/contract/faults';
import type { RedactionView } from '#shared/contract/views';
import type { Entry } from '#shared/domain/entries';
import { isId } from '#shared/domain/ids';
import type { Context } from './context';
import { entryInWords } from './entry-words';
import { copiesOf } from './exports';
import { markIn } from './redaction-mark';
import { type Blobs, type Plan, planOf } from './redaction-plan';
import type { Target } from './redaction-targets';
import { derivedIn, removeSnapshot } from './snapshot/files';
import type { Disk } from './storage/disk';
import { codeOf, diskFault, isHalfWritten, writeWhole } from './storage/files';
import { refold } from './unfolding';

/**
 * What a redaction of these targets takes out.
 * @throws FaultError `not-found` for a target that no entry speaks of; `refused` for an entry that has to stay.
 */
export async function planRedaction(context: Context, targets: readonly Target[]): Promise<RedactionView> {
  return viewOf(context, await planOf(context, targets));
}

/**
 * Takes payload and salt of the targets' entries out of the ledger, and every file, snapshot, index and managed backup
 * that holds them. The redaction is an entry itself, and comes into the ledger with the rewrite, both or neither; what is
 * left to take away when it is cut short goes when the desk is next opened.
 */
export function redact(context: Context, targets: readonly Target[], reason: string): Promise<RedactionView> {
  const { core } = context;
  return core.writing(async () => {
    // One that failed half way, after its entry, comes first: its mark is about to be written over.
    await finishRedaction(context);
    const plan = await planOf(context, targets);
    const view = await viewOf(context, plan);
    const entries = plan.instead.map(({ entry, payload }) => ({ seq: entry.seq, kind: entry.kind, payload }));
    const marked = {
      entries: entries.map(({ seq }) => seq),
      blobs: plan.blobs,
      parties: partiesOf(plan, targets),
    };
    await core.actNow(
      async (seq) => {
        await writeMark(context, { seq, ...marked });
        return [{ kind: 'entry.redacted', payload: { reason, entries } }];
      },
      (prepared) => core.ledger.redact(new Set(marked.entries), prepared),
    );
    const purged = await purge(context, marked).catch((error: unknown) => {
      throw unfinished(error);
    });
    return { ...view, files: [...view.files, ...purged] };
  });
}

/** The parties whose real names go with their entries. */
function partiesOf({ instead }: Plan, targets: readonly Target[]): string[] {
  const named = targets.map(String).filter((target) => isId('party', target));
  const added = instead.flatMap(({ entry }) => (entry.kind === 'party.added' ? [entry.payload.party] : []));
  return [...new Set([...named, ...added])];
}

async function viewOf(context: Context, { instead, blobs, remains }: Plan): Promise<RedactionView> {
  return {
    entries: instead.map(({ entry }) => ({
      seq: entry.seq,
      kind: entry.kind,
      words: entryInWords(context.core.desk, entry),
    })),
    files: [
      ...blobs.originals.map((sha256) => context.originals.pathOf(sha256)),
      ...blobs.texts.map((sha256) => context.texts.blobs.pathOf(sha256)),
      ...blobs.evidence.map((sha256) => context.evidence.pathOf(sha256)),
    ],
    remains,
    copies: (await copiesOf(context.folder)).map(({ path, time }) => ({ path, time })),
  };
}

const markSchema = z.object({
  /** The number of the redaction's own entry. */
  seq: z.int(),
  entries: z.array(z.int()),
  blobs: z.object({
    originals: z.array(z.string()),
    texts: z.array(z.string()),
    evidence: z.array(z.string()),
  }),
  parties: z.array(z.string()),
});
interface Mark {
  readonly entries: readonly number[];
  readonly blobs: Blobs;
  readonly parties: readonly string[];
}

async function writeMark({ folder, disk }: Context, mark: Mark & { readonly seq: number }): Promise<void> {
  await writeWhole(markIn(folder), JSON.stringify(mark), disk).catch((error: unknown) => {
    throw diskFault(error, markIn(folder));
  });
}

/** Finishes a redaction that was cut short after its entry was in the ledger. */
export async function finishRedaction(context: Context): Promise<void> {
  const json = await readFile(markIn(context.folder), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw diskFault(error, markIn(context.folder));
  });
  if (json === null) return;
  const { ledger } = context.core;
  const mark = readMark(json);
  const seq = mark?.seq ?? ledger.head.seq;
  // The mark is written first: where no redaction stands at its number, it never came about.
  const [own] = await ledger.entries(seq, seq);
  if (own?.entry.kind !== 'entry.redacted') return context.disk.remove(markIn(context.folder));
  const entries = own.entry.payload.entries.map((entry) => entry.seq);
  if (mark && String(mark.entries) !== String(entries)) return context.disk.remove(markIn(context.folder));
  if (!mark) return void (await carryOut(context, { entries, blobs: NO_BLOBS, parties: [] }));
  await carryOut(context, { ...mark, blobs: await notBroughtInSince(context, mark) });
}

/** The same file may have been brought in again meanwhile: then it stays. */
async function notBroughtInSince({ core }: Context, { seq, blobs }: Mark & { seq: number }): Promise<Blobs> {
  const since = await core.ledger.entries(seq + 1, core.ledger.head.seq);
  const needed = new Set(since.flatMap(({ entry }) => hashesIn(entry)));
  const free = (hashes: readonly string[]): string[] => hashes.filter((sha256) => !needed.has(sha256));
  return { originals: free(blobs.originals), texts: free(blobs.texts), evidence: free(blobs.evidence) };
}

function hashesIn(entry: Entry): string[] {
  if (entry.kind === 'evidence.added') return [entry.payload.sha256];
  if (entry.kind !== 'report.imported') return [];
  return [entry.payload.report.original.sha256, entry.payload.report.text.sha256];
}

const NO_BLOBS: Blobs = { originals: [], texts: [], evidence: [] };

/** A mark that cannot be read keeps nobody from the desk: its redaction's own entry tells most of it. */
function readMark(json: string): z.infer<typeof markSchema> | null {
  try {
    return markSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

/** The rewrite, and everything that holds what it took out. Each step may be done twice. */
async function carryOut(context: Context, { entries, blobs, parties }: Mark): Promise<string[]> {
  try {
    await context.core.ledger.redact(new Set(entries));
    return await purge(context, { entries, blobs, parties });
  } catch (error) {
    throw unfinished(error);
  }
}

/** Takes away whatever else holds what was taken out. */
async function purge(context: Context, { blobs, parties }: Mark): Promise<string[]> {
  const { core, folder, disk, originals, texts, evidence, vault, searching, alike, searches, backups } =
    context;
  Object.assign(core.desk, await refold(core.ledger.path));
  texts.forget();
  for (const sha256 of blobs.originals) await originals.remove(sha256);
  for (const sha256 of blobs.texts) await texts.blobs.remove(sha256);
  for (const sha256 of blobs.evidence) await evidence.remove(sha256);
  for (const party of parties) if (isId('party', party)) await vault.forget(party);
  await searching.startOver();
  await alike.startOver();
  await searches.forgetHistory();
  await context.settled();
  await removeSnapshot(folder, disk);
  const asides = await removeAsides(folder, disk);
  const purged = (await backups?.purge()) ?? [];
  await disk.remove(markIn(folder));
  await disk.syncFolder(folder);
  core.changed();
  return [...asides, ...purged];
}

/**
 * Copies Galley itself made: of an older format, cut short, damaged, never finished. They hold payloads too. What was
 * removed, here or just before, stays away when this resolves: the mark must not go sooner.
 */
async function removeAsides(folder: string, disk: Disk): Promise<string[]> {
  const isAside = (name: string): boolean =>
    isHalfWritten(name) ||
    /^(?:ledger\.jsonl\.(?:format-\d+|torn-.+)|(?:fold\.snapshot|searches\.json|search-history\.json)\.damaged-.+)$/.test(
      name,
    );
  const gone: string[] = [];
  for (const within of await foldersIn(folder)) {
    const names = await readdir(within).catch(() => null);
    if (names === null) continue;
    for (const name of names.filter(isAside)) {
      await disk.remove(join(within, name));
      gone.push(join(within, name));
    }
    // Also where nothing was found: somebody killed after removing it may not have come to this.
    await disk.syncFolder(within);
  }
  return gone;
}

/** Everywhere on a desk that Galley writes whole files. */
async function foldersIn(folder: string): Promise<string[]> {
  const kept = ['originals', 'texts', 'evidence'].map((name) => join(folder, name));
  const inside = await Promise.all(
    kept.map(async (at) => (await readdir(at).catch(() => [])).map((name) => join(at, name))),
  );
  return [folder, derivedIn(folder), ...inside.flat()];
}

const unfinished = (error: unknown): FaultError =>
  new FaultError(
    'disk',
    `the words are out of the ledger, but not yet everywhere else: ${inOneLine(faultOf(error))}`,
    null,
    'Make room, then open the desk again: that takes away the rest.',
  );
