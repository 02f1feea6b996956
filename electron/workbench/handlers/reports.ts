import type { Parsed } from '#shared/contract/channels';
import { FaultError, faultOf, inOneLine } from '#shared/contract/faults';
import type { ImportOutcome } from '#shared/contract/views';
import type { NewEntry } from '#shared/domain/entries';
import { idAt, type ReportId } from '#shared/domain/ids';
import { META_FIELDS, type ReportMeta } from '#shared/domain/records';
import type { Context, Handlers } from '../context';
import { readOriginal, splitFeed } from '../intake';
import { sha256Of } from '../storage/blobs';
import { newestFirst, pageOf } from './pages';

type File = Parsed<'report.import'>['files'][number];
type ReportEntry = Extract<NewEntry, { kind: 'report.imported' }>;

export const reportHandlers = (
  context: Context,
): Handlers<'report.list' | 'report.open' | 'report.import' | 'report.describe'> => {
  const { core, present } = context;
  return {
    'report.list': ({ story, offset, limit }) => {
      const { tables } = core.desk;
      const of = story && tables.story.get(story);
      const ids = story ? (of ? present.reportsOf(of) : []) : tables.report.ids;
      const page = story ? pageOf(ids, offset, limit) : newestFirst(ids, offset, limit);
      return { ...page, items: tables.report.rowsOf(page.items).map((report) => present.reportRow(report)) };
    },

    'report.open': ({ report }) => present.reportView(present.reportRowOf(report)),

    'report.import': async ({ files }) => {
      const outcomes: ImportOutcome[] = [];
      await core.act(async (seq) => {
        const entries: ReportEntry[] = [];
        for (const file of files.flatMap(expand)) outcomes.push(await takeIn(context, file, seq, entries));
        return entries;
      });
      return outcomes;
    },

    'report.describe': async ({ report, meta }) => {
      await core.act(() => {
        const before = present.reportRowOf(report).meta;
        return [{ kind: 'report.described', payload: { report, meta: { ...before, ...tidy(meta) } } }];
      });
      return present.reportRow(present.reportRowOf(report));
    },
  };
};

/** A feed dropped on the window comes whole; the command line has split it already. */
const expand = ({ path, bytes, meta }: File): File[] =>
  splitFeed(path, bytes).map((part) => ({ ...part, ...(meta ? { meta } : {}) }));

/** Stores one file's original and text and adds its entry; a file that cannot be read is an outcome, not an end. */
async function takeIn(
  context: Context,
  file: File,
  seq: number,
  entries: ReportEntry[],
): Promise<ImportOutcome> {
  try {
    const read = readOriginal(file.bytes, file.path);
    const known = duplicate(context, sha256Of(file.bytes), entries);
    if (known) return outcomeOf(file.path, known, known.id);
    await context.core.ready();
    const report = {
      id: idAt('report', seq + entries.length),
      original: { sha256: await context.originals.put(file.bytes), bytes: file.bytes.length },
      text: { sha256: await context.texts.put(read.text), length: read.text.length, words: read.words },
      origin: file.path,
      encoding: read.encoding,
      meta: { ...read.meta, ...tidy(file.meta ?? {}) },
      opening: read.opening,
    };
    entries.push({ kind: 'report.imported', payload: { report } });
    return outcomeOf(file.path, report);
  } catch (error) {
    if (!(error instanceof FaultError) || error.tag !== 'unreadable') throw error;
    return { ok: false, path: file.path, error: inOneLine({ ...faultOf(error), where: null }) };
  }
}

type Taken = ReportEntry['payload']['report'];

/** The report with the same bytes, on the desk or earlier in this batch. */
function duplicate({ core }: Context, sha256: string, entries: readonly ReportEntry[]): Taken | undefined {
  const [known] = core.desk.lookups.reportsOfOriginal.of(sha256);
  if (known) return core.desk.tables.report.get(known);
  return entries.find(({ payload }) => payload.report.original.sha256 === sha256)?.payload.report;
}

const outcomeOf = (
  path: string,
  { id, original, text, meta }: Taken,
  duplicateOf?: ReportId,
): ImportOutcome => ({
  ok: true,
  path,
  reportId: id,
  sha256: original.sha256,
  ...meta,
  words: text.words,
  ...(duplicateOf ? { duplicateOf } : {}),
});

/** Fields as given, without white space around them; an empty one means unknown. */
function tidy(meta: { readonly [K in keyof ReportMeta]?: string | null | undefined }): Partial<ReportMeta> {
  const given = META_FIELDS.filter((field) => meta[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, meta[field]?.trim() || null]));
}
