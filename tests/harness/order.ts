import { createHash } from 'node:crypto';
import { Lasting, NOTHING_SURVIVES, type Tree } from './lasting';
import type { Call, Fault } from './recording-disk';

/**
 * Goes through a record and names everything that came too soon: an entry before the files it names, an answer before
 * everything it speaks of was synced. What is derived may lag.
 */
export function tooSoon(calls: readonly Call[]): string[] {
  const lasting = new Lasting();
  const problems: string[] = [];
  for (const call of calls) {
    if (call.did === 'write' && call.path === 'ledger.jsonl') {
      const there = lasting.after(NOTHING_SURVIVES);
      problems.push(...unstored(call.bytes.toString('utf8'), there));
    }
    lasting.apply(call);
    if (call.did === 'answer') {
      problems.push(...lasting.outstanding().map((what) => `${call.path} was answered; ${what}`));
    }
  }
  return problems;
}

/** What entries name, and the ledger itself, must be on disk under their names before the entries are written. */
function unstored(lines: string, { files }: Tree): string[] {
  const ledger = files.has('ledger.jsonl') ? [] : ['ledger.jsonl is written before its name lasts'];
  const needed = lines.split('\n').filter(Boolean).flatMap(filesNamedBy);
  const missing = needed.filter((path) => {
    const bytes = files.get(path);
    return !bytes || createHash('sha256').update(bytes).digest('hex') !== path.slice(-64);
  });
  return [...ledger, ...missing.map((path) => `an entry is written before its file: ${path}`)];
}

interface Line {
  readonly kind: string;
  readonly payload: {
    readonly sha256?: string;
    readonly report?: {
      readonly original: { readonly sha256: string };
      readonly text: { readonly sha256: string };
    };
  };
}

function filesNamedBy(line: string): string[] {
  const { kind, payload } = JSON.parse(line) as Line;
  const { report, sha256 } = payload;
  if (kind === 'report.imported' && report) {
    return [blob('originals', report.original.sha256), blob('texts', report.text.sha256)];
  }
  return kind === 'evidence.added' && sha256 ? [blob('evidence', sha256)] : [];
}

const blob = (folder: string, sha256: string): string => `${folder}/${sha256.slice(0, 2)}/${sha256}`;

/** What the desk did between two answers, in its own files, each call in a few words. */
export const stepsOf = (calls: readonly Call[], path: string): string[] =>
  calls.filter((call) => call.path === path || call.did === 'answer').map((call) => call.did);

const isBlob = (path: string): boolean => /^(?:originals|texts|evidence)\//.test(path);

/** Faults to plant: what a checker of the order, and of what lasts, has to find. Each is good for one record. */
export const FAULTS = {
  /** The desk syncs its files, and nothing comes of it. */
  'files are not synced': () => (call) => (call.did === 'sync' ? [] : [call]),
  'the ledger is not synced': () => (call) =>
    call.did === 'sync' && call.path === 'ledger.jsonl' ? [] : [call],
  'folders are not synced': () => (call) => (call.did === 'syncFolder' ? [] : [call]),
  'what is derived comes back': () => (call) =>
    call.did === 'syncFolder' && call.path === 'derived' ? [] : [call],
  'new folders of files are not synced': () => (call) =>
    call.did === 'syncFolder' && isBlob(`${call.path}/`) ? [] : [call],
  /** Files get their names once the entry that speaks of them is on disk. */
  'the ledger is written before its files': () => {
    const late: Call[] = [];
    return (call) => {
      if ((call.did === 'rename' || call.did === 'syncFolder') && isBlob(call.path)) {
        late.push(call);
        return [];
      }
      if (call.did !== 'sync' || call.path !== 'ledger.jsonl') return [call];
      return [call, ...late.splice(0)];
    };
  },
} as const satisfies Record<string, () => Fault>;
