import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FaultError, faultOf, inOneLine } from '#shared/contract/faults';
import type { RedactionView } from '#shared/contract/views';
import type { Entry, NewEntry } from '#shared/domain/entries';
import { isId, kindOf, type PartyId } from '#shared/domain/ids';
import { canBeRedacted, isRedacted, REDACTED, redactedFor } from '#shared/domain/redaction';
import type { Context } from './context';
import type { Core } from './core';
import { entryInWords } from './entry-words';
import { copiesOf } from './exports';
import { readEntries } from './ledger/reading';
import { markIn } from './redaction-mark';
import { isElsewhere, type Target, widened } from './redaction-targets';
import { derivedIn, removeSnapshot } from './snapshot/files';
import type { Disk } from './storage/disk';
import { codeOf, diskFault, isHalfWritten, writeWhole } from './storage/files';
import { refold } from './unfolding';

interface Instead {
  readonly entry: Entry;
  readonly payload: NewEntry['payload'];
}

interface Plan {
  readonly instead: readonly Instead[];
  /** Hashes of stored files that no other entry needs. */
  readonly blobs: Blobs;
  readonly remains: RedactionView['remains'];
}

interface Blobs {
  readonly originals: readonly string[];
  readonly texts: readonly string[];
  readonly evidence: readonly string[];
}

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

async function planOf(context: Context, targets: readonly Target[]): Promise<Plan> {
  const { path } = context.core.ledger;
  const instead = new Map<number, Instead>();
  const met = new Set<Target>();
  const all = new Set(widened(context.core, targets));
  const words = new Set<string>();
  for (const name of await confidentialNames(context, targets)) words.add(name);
  const damage = await readEntries(path, ({ entry }) => {
    if (entry.kind === 'entry.redacted' && !targets.includes(entry.seq)) return followUp(entry, instead);
    let payload: NewEntry['payload'] | null = null;
    const elsewhere = isElsewhere(context.core, entry, all);
    for (const target of all) {
      if (elsewhere && isClaim(target)) continue;
      if (target === entry.seq && !canBeRedacted(entry.kind)) throw mustStay(entry);
      const next = redactedFor(target, { ...entry, payload: payload ?? entry.payload } as Entry);
      if (next === null) continue;
      met.add(target);
      payload = next;
    }
    if (payload === null || JSON.stringify(payload) === JSON.stringify(entry.payload)) return;
    instead.set(entry.seq, { entry, payload });
    for (const word of [...namesIn(entry), ...quotedIn(entry, payload)])
      if (word !== REDACTED) words.add(word);
  });
  if (damage)
    throw new FaultError('damaged', `entry ${damage.seq} ${damage.what}`, path, 'Restore a backup.');
  const missing = targets.find((target) => !met.has(target));
  if (missing !== undefined) throw nothingOf(missing);
  if (instead.size === 0) {
    throw new FaultError('not-found', 'there are no words left to take out', null, 'Nothing was changed.');
  }
  const { blobs, remains } = await whatStays(context.core, instead, words);
  return {
    instead: [...instead.values()],
    blobs,
    remains: [...remains, ...(await savedWith(context, words))],
  };
}

const isClaim = (target: Target): boolean => isId('claim', String(target));

/** An earlier redaction may have left words in what it put in an entry's place: those go as well. */
function followUp(entry: Entry & { kind: 'entry.redacted' }, instead: Map<number, Instead>): void {
  const { reason, entries } = entry.payload;
  if (!entries.some(({ seq }) => instead.has(seq))) return;
  const kept = entries.map((one) => ({ ...one, payload: instead.get(one.seq)?.payload ?? one.payload }));
  instead.set(entry.seq, { entry, payload: { reason, entries: kept } });
}

/** The real names of confidential parties among the targets: they may have been typed where they should not stand. */
async function confidentialNames({ vault }: Context, targets: readonly Target[]): Promise<string[]> {
  const parties = targets.map(String).filter((target) => isId('party', target));
  const names = await Promise.all(parties.map((party) => vault.nameOf(party as PartyId)));
  return names.filter((name) => name !== null);
}

/** Quotations that an entry loses: a claim may be worded like one of them. */
function quotedIn(entry: Entry, instead: NewEntry['payload']): string[] {
  const left = new Set(exactsIn({ ...entry, payload: instead } as Entry));
  return exactsIn(entry).filter((exact) => !left.has(exact));
}

function exactsIn(entry: Entry): string[] {
  if (entry.kind === 'claim.made' || entry.kind === 'claim.split')
    return entry.payload.anchors.map(({ exact }) => exact);
  if (entry.kind === 'claim.changed')
    return entry.payload.passages.flatMap(({ was, is }) => (is ? [was.exact, is.exact] : [was.exact]));
  if (entry.kind === 'response.anchored') return [entry.payload.anchor.exact];
  if (entry.kind === 'claim.anchored' || entry.kind === 'passage.waived') return [entry.payload.anchor.exact];
  return entry.kind === 'response.recorded' && entry.payload.anchor ? [entry.payload.anchor.exact] : [];
}

/** Names that may stand elsewhere as well. */
function namesIn(entry: Entry): string[] {
  if (entry.kind === 'party.added') return [entry.payload.name, ...entry.payload.aka];
  if (entry.kind === 'claim.made' || entry.kind === 'claim.reworded' || entry.kind === 'claim.split')
    return [entry.payload.text];
  if (entry.kind === 'report.imported' || entry.kind === 'report.described') {
    const { title } = entry.kind === 'report.imported' ? entry.payload.report.meta : entry.payload.meta;
    return title ? [title] : [];
  }
  return [];
}

/** Files still needed stay; words still standing are named. */
async function whatStays(
  { desk, ledger }: Core,
  instead: ReadonlyMap<number, Instead>,
  words: ReadonlySet<string>,
): Promise<Pick<Plan, 'blobs' | 'remains'>> {
  const gone = { originals: new Set<string>(), texts: new Set<string>(), evidence: new Set<string>() };
  const kept = { originals: new Set<string>(), texts: new Set<string>(), evidence: new Set<string>() };
  const remains: { where: string; what: string }[] = [];
  await readEntries(ledger.path, ({ entry }) => {
    const going = instead.get(entry.seq);
    if (entry.kind === 'report.imported') {
      const { original, text } = entry.payload.report;
      if (going) {
        gone.originals.add(original.sha256);
        gone.texts.add(text.sha256);
      } else {
        kept.originals.add(original.sha256);
        kept.texts.add(text.sha256);
      }
    }
    if (entry.kind === 'evidence.added') {
      if (going) gone.evidence.add(entry.payload.sha256);
      else kept.evidence.add(entry.payload.sha256);
    }
    const standing = JSON.stringify(going ? going.payload : entry.payload).toLowerCase();
    for (const word of words) {
      if (!standing.includes(JSON.stringify(word.toLowerCase()).slice(1, -1))) continue;
      remains.push({
        where: `entry ${entry.seq}`,
        what: `“${word}” still stands in: ${entryInWords(desk, going ? ({ ...entry, payload: going.payload } as Entry) : entry)}`,
      });
    }
  });
  const only = (kind: keyof Blobs): string[] =>
    [...gone[kind]].filter((sha256) => !kept[kind].has(sha256) && !isRedacted(sha256));
  const blobs = { originals: only('originals'), texts: only('texts'), evidence: only('evidence') };
  return { blobs, remains };
}

/** Saved searches are the checker's own: those that hold such a word are named, not taken away. */
async function savedWith({ searches }: Context, words: ReadonlySet<string>): Promise<Plan['remains']> {
  const saved = await searches.list().catch(() => []);
  return saved.flatMap(({ name, query }) =>
    [...words]
      .filter((word) => `${name}\n${query}`.toLowerCase().includes(word.toLowerCase()))
      .map((word) => ({ where: `saved search “${name}”`, what: `“${word}” still stands in it` })),
  );
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

const mustStay = ({ seq, kind }: Entry): FaultError =>
  new FaultError(
    'refused',
    `entry ${seq} (${kind}) holds nothing that could be taken out`,
    null,
    'Name another entry.',
  );

const nothingOf = (target: Target): FaultError =>
  new FaultError(
    'not-found',
    typeof target === 'number'
      ? `there is no entry ${target}`
      : `no entry speaks of ${kindOf(target) ?? 'record'} ${target}`,
    null,
    'galley ledger lists the entries.',
  );
