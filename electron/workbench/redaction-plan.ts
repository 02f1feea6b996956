import { FaultError } from '#shared/contract/faults';
import type { RedactionView } from '#shared/contract/views';
import { anchorsIn, type Entry, type NewEntry } from '#shared/domain/entries';
import { isId, kindOf, type PartyId } from '#shared/domain/ids';
import { canBeRedacted, isRedacted, REDACTED, redactedFor } from '#shared/domain/redaction';
import type { Context } from './context';
import type { Core } from './core';
import { entryInWords } from './entry-words';
import { readEntries } from './ledger/reading';
import { type Reach, reachOf, type Target } from './redaction-targets';

interface Instead {
  readonly entry: Entry;
  readonly payload: NewEntry['payload'];
}

/** What a redaction takes out, worked out before anything is touched. */
export interface Plan {
  readonly instead: readonly Instead[];
  /** Those that no other entry needs. */
  readonly blobs: Blobs;
  readonly remains: RedactionView['remains'];
}

/** Hashes of stored files. */
export interface Blobs {
  readonly originals: readonly string[];
  readonly texts: readonly string[];
  readonly evidence: readonly string[];
}

/** @throws FaultError see `planRedaction` */
export async function planOf(context: Context, targets: readonly Target[]): Promise<Plan> {
  const { path } = context.core.ledger;
  const instead = new Map<number, Instead>();
  const met = new Set<Target>();
  const reach = await reachOf(context.core, targets);
  const words = new Set<string>();
  for (const name of await confidentialNames(context, targets)) words.add(name);
  const damage = await readEntries(path, ({ entry }) => {
    if (entry.kind === 'entry.redacted' && !targets.includes(entry.seq)) return followUp(entry, instead);
    if (reach.targets.has(entry.seq) && !canBeRedacted(entry.kind)) throw mustStay(entry);
    const taken = redactedFor(entry, reach);
    if (taken === null) return;
    for (const target of taken.met) met.add(target);
    if (entry.kind === 'claim.changed') for (const word of changedIn(entry, reach)) words.add(word);
    const { payload } = taken;
    if (JSON.stringify(payload) === JSON.stringify(entry.payload)) return;
    instead.set(entry.seq, { entry, payload });
    for (const word of [...namesIn(entry), ...quotedIn(entry, payload)]) words.add(word);
  });
  words.delete(REDACTED);
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

const exactsIn = (entry: Entry): string[] => anchorsIn(entry).map(({ exact }) => exact);

/** What changed under the targets: also where it is spared, as it stands on other claims, too. */
function changedIn(entry: Entry & { kind: 'claim.changed' }, { concerns }: Reach): string[] {
  const passages = entry.payload.passages.filter((passage) => concerns(entry, passage));
  return exactsIn({ ...entry, payload: { ...entry.payload, passages } });
}

/** Names, wordings and reasons that may stand elsewhere as well. */
function namesIn(entry: Entry): string[] {
  if (entry.kind === 'party.added') return [entry.payload.name, ...entry.payload.aka];
  if (entry.kind === 'claim.made' || entry.kind === 'claim.reworded' || entry.kind === 'claim.split')
    return [entry.payload.text];
  // Carried over to the next version, it stands there as well.
  if (entry.kind === 'passage.waived') return [entry.payload.reason];
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
  const spelled = [...words].map((word) => [word, JSON.stringify(word.toLowerCase()).slice(1, -1)] as const);
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
    for (const [word, letters] of spelled) {
      if (!standing.includes(letters)) continue;
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
