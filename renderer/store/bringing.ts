import type { Params } from '#shared/contract/channels';
import { faultOf, inOneLine } from '#shared/contract/faults';
import type { ImportOutcome } from '#shared/contract/views';
import { MAX_REPORT_BYTES, mostBytesOf } from '#shared/text/limits';
import { say } from '../texts/say';
import type { Scene } from './app';
import type { Loader } from './load';
import type { WindowActions } from './window';

export type IncomingFile = Params<'report.import'>['files'][number];
type Refused = Extract<ImportOutcome, { ok: false }>;

/** A folder's or a drop's files on their way in. */
export interface Bringing {
  readonly done: number;
  readonly total: number;
  /** When it began, as `performance.now()`. */
  readonly begun: number;
  /** Those of the files that were taken so far; a feed or an archive has one for each report in it. */
  readonly outcomes: readonly ImportOutcome[];
  readonly running: boolean;
}

/** One call carries so many files, and so many bytes: what was sent when one is stopped still comes in. */
const MOST_FILES = 32;
const MOST_BYTES = MAX_REPORT_BYTES;

/** What is said of an original beyond the limit: of a file, after its name, or of a text that was pasted. */
export const tooLarge = (
  path: string,
  key: 'bringing.tooLarge' | 'bringing.textTooLarge' = 'bringing.tooLarge',
): string => say(key, { megabytes: Math.ceil(mostBytesOf(path) / 1_000_000) });

/** Brings reports in: what is pasted, and files, however many. */
export const bringingActions = (scene: Scene, { done, failed }: WindowActions, load: Loader) => {
  const { get, set, transport } = scene;
  let stopped = false;
  let under: Promise<unknown> = Promise.resolve();

  const tell = (change: Partial<Bringing>): void =>
    set(({ bringing }) => ({ bringing: bringing && { ...bringing, ...change } }));

  const sent = async (files: IncomingFile[]): Promise<readonly ImportOutcome[]> => {
    if (files.length === 0) return [];
    return transport.send('report.import', { files }).catch((thrown: unknown) =>
      // What came in before is in: the fault is told of these files.
      files.map(({ path }) => ({ ok: false, path, error: inOneLine(faultOf(thrown)) })),
    );
  };

  const bringAll = async (files: readonly File[]): Promise<readonly ImportOutcome[]> => {
    stopped = false;
    const here = load.watchDesk();
    set({
      bringing: { done: 0, total: files.length, begun: performance.now(), outcomes: [], running: true },
    });
    const outcomes: ImportOutcome[] = [];
    let taken = 0;
    for (const batch of batches(files)) {
      if (stopped || !here()) break;
      const read = await Promise.all(batch.map((file) => readFile(transport.pathOf(file), file)));
      outcomes.push(...(await sent(read.filter((one): one is IncomingFile => !('ok' in one)))));
      outcomes.push(...read.filter((one) => 'ok' in one));
      taken += batch.length;
      tell({ done: taken, outcomes: [...outcomes] });
    }
    tell({ running: false });
    if (here()) await load.refresh();
    // Where its dialog is no longer open, nothing else says how it ended.
    if (get().dialog?.kind !== 'bringIn')
      done(say(stopped ? 'bringing.stopped' : 'bringing.done'), inSum(outcomes));
    return outcomes;
  };

  return {
    /** Brings in what is pasted. */
    async bringIn(file: IncomingFile): Promise<readonly ImportOutcome[]> {
      const outcomes = await transport.send('report.import', { files: [file] });
      await load.refresh();
      return outcomes;
    },
    /** Files are read and sent a few at a time; ones chosen meanwhile come after. */
    bringInFiles(files: readonly File[]): Promise<readonly ImportOutcome[]> {
      const run = under.then(() => bringAll(files));
      under = run.catch((error: unknown) => {
        tell({ running: false });
        failed(say('bringing.failedFurther'), error);
      });
      return run;
    },
    /** What is under way is finished; the rest is not begun. */
    stopBringingIn(): void {
      stopped = true;
    },
    /** A list that was read need not be shown again. */
    forgetOutcomes(): void {
      if (!get().bringing?.running) set({ bringing: null });
    },
  };
};

/** The outcomes counted: `3 brought in, 1 there already, 2 could not be read`. */
export function inSum(outcomes: readonly ImportOutcome[]): string {
  const known = outcomes.filter((outcome) => outcome.ok && outcome.duplicateOf !== undefined).length;
  const bad = outcomes.filter(({ ok }) => !ok).length;
  const counted = { fresh: outcomes.length - known - bad, known, bad };
  if (known > 0) return say(bad > 0 ? 'bringing.sumBoth' : 'bringing.sumKnown', counted);
  return say(bad > 0 ? 'bringing.sumBad' : 'bringing.sum', counted);
}

function* batches(files: readonly File[]): Generator<readonly File[]> {
  let batch: File[] = [];
  let size = 0;
  for (const file of files) {
    if (batch.length > 0 && (batch.length >= MOST_FILES || size + file.size > MOST_BYTES)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(file);
    size += file.size;
  }
  if (batch.length > 0) yield batch;
}

async function readFile(path: string, file: File): Promise<IncomingFile | Refused> {
  if (file.size > mostBytesOf(path)) return { ok: false, path, error: tooLarge(path) };
  try {
    return { path, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    const todo = say('bringing.unreadable');
    return { ok: false, path, error: inOneLine({ tag: 'unreadable', what, where: null, todo }) };
  }
}
