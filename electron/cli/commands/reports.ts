import type { ImportOutcome, ReportRow, ReportView } from '#shared/contract/views';
import { FORMAT_NAMES, obtainedInWords } from '#shared/domain/provenance';
import { META_FIELDS, STANDINGS, type Standing } from '#shared/domain/records';
import { type Args, usage } from '../args';
import type { Calling, Command } from '../command';
import type { Found } from '../read-file';
import { filesUnder } from '../walk';
import { choiceWord, forTerminal, idWord, oneLine } from '../words';

/** Files are sent in batches, each one act: large enough to be quick, small enough to be light. */
const BATCH_FILES = 64;
const BATCH_BYTES = 8_000_000;

const importing: Command = {
  name: 'import',
  usage: 'PATH…',
  does: 'brings in text, web pages, PDFs, Word, OpenDocument and RTF documents, e-mails, archives, folders, and .jsonl feeds (one report a line)',
  writes: true,
  options: {},
  words: [1, Number.POSITIVE_INFINITY],
  async run(calling) {
    let batch: Extract<Found, { bytes: Uint8Array }>[] = [];
    let size = 0;
    let done = 0;
    const flush = async (): Promise<void> => {
      if (batch.length === 0) return;
      const outcomes = await calling.send('report.import', { files: batch });
      for (const outcome of outcomes) tell(calling, outcome);
      done += batch.length;
      calling.progress(`${done} brought in`);
      batch = [];
      size = 0;
    };
    for await (const found of filesUnder(calling.args.positionals)) {
      if ('error' in found) {
        await flush();
        tell(calling, { ok: false, ...found });
        continue;
      }
      batch.push(found);
      size += found.bytes.length;
      if (batch.length >= BATCH_FILES || size >= BATCH_BYTES) await flush();
    }
    await flush();
  },
};

function tell(calling: Calling, outcome: ImportOutcome): void {
  const { ok, ...record } = outcome;
  if (!outcome.ok) {
    if (calling.json) calling.print(record, () => '');
    calling.complain(`${outcome.path}: ${outcome.error}`);
    return;
  }
  calling.print(record, () => {
    const known = outcome.duplicateOf ? `  (the same bytes as ${outcome.duplicateOf})` : '';
    return `${outcome.reportId}  ${outcome.words} words  ${oneLine(outcome.path)}${known}`;
  });
}

const reportLine = ({ id, name, outlet, date, words }: ReportRow): string =>
  [
    id.padEnd(6),
    ...[name, outlet, date].flatMap((part) => (part ? oneLine(part) : [])),
    `${words} words`,
  ].join('  ');

const reports: Command = {
  name: 'reports',
  usage: '',
  does: 'lists the reports, newest first',
  writes: false,
  options: {},
  words: [0, 0],
  async run({ send, print }) {
    for (let offset = 0; ; ) {
      const page = await send('report.list', { offset, limit: 1000 });
      for (const row of page.items) print(row, () => reportLine(row));
      offset += page.items.length;
      if (page.items.length === 0 || offset >= page.total) return;
    }
  },
};

const report: Command = {
  name: 'report',
  usage:
    'ID [--text] [--set FIELD=VALUE]… [--embargo MOMENT|none] [--corrected DAY [--note TEXT]] [--retracted DAY [--note TEXT]] [--as-published]',
  does: 'shows a report, prints its text alone, corrects its particulars, or notes an embargo or what its outlet did to it',
  writes: (args) => CHANGES.some((name) => args.has(name)),
  options: {
    text: { takes: 'nothing' },
    set: { takes: 'texts' },
    embargo: { takes: 'text' },
    corrected: { takes: 'text' },
    retracted: { takes: 'text' },
    note: { takes: 'text' },
    'as-published': { takes: 'nothing' },
  },
  words: [1, 1],
  async run({ args, send, print, printRaw }) {
    const id = idWord('report', args.positionals[0]);
    const changes = args.texts('set').map(assignment);
    const [until, standing] = [embargoIn(args), standingIn(args)];
    if (changes.length > 0) await send('report.describe', { report: id, meta: Object.fromEntries(changes) });
    if (until !== undefined) await send('report.embargo', { report: id, until });
    if (standing !== undefined) await send('report.mark', { report: id, standing });
    const { text, ...view } = await send('report.open', { report: id });
    if (args.has('text')) return printRaw(text);
    print(view, () =>
      [
        `${view.id}  ${oneLine(view.name)}`,
        ...META_FIELDS.map((field) => `  ${field.padEnd(8)}${oneLine(view[field] ?? 'not known')}`),
        `  origin  ${oneLine(view.origin)}`,
        `  read    ${readingLine(view)}`,
        ...(view.embargo ? [`  embargo ${view.embargo}`] : []),
        ...(view.standing ? [`  status  ${oneLine(standingLine(view.standing))}`] : []),
        ...view.reading.remarks.map((remark) => `  note    ${oneLine(remark)}`),
        `  words   ${view.words}`,
        `  sha256  ${view.sha256}`,
        '',
        forTerminal(text.trimEnd()),
      ].join('\n'),
    );
  },
};

const CHANGES = ['set', 'embargo', 'corrected', 'retracted', 'as-published'];

/** Without an offset, a moment is of this machine's time zone. */
function embargoIn(args: Args): string | null | undefined {
  const word = args.text('embargo');
  if (word === undefined || word === 'none') return word && null;
  const moment = new Date(word);
  if (Number.isNaN(moment.getTime()))
    throw usage(`--embargo ${word} is not a moment`, 'Write it as 2026-11-21T18:00, or none to lift it');
  return moment.toISOString();
}

function standingIn(args: Args): Standing | null | undefined {
  const given = [...STANDINGS, 'as-published' as const].filter((name) => args.has(name));
  if (given.length > 1) throw usage(`--${given[0]} and --${given[1]} exclude each other`);
  const [is] = given;
  if (is === undefined || is === 'as-published') return is && null;
  return { is, day: args.text(is) ?? '', note: args.text('note') ?? null };
}

const standingLine = ({ is, day, note }: Standing): string =>
  `${is} on ${day}${note === null ? '' : `: ${note}`}`;

/** `as a PDF of 12 pages; title from the document's properties, as stated there` */
function readingLine({ reading }: Pick<ReportView, 'reading'>): string {
  const { format, encoding, language, pages, partOf, provenance } = reading;
  const parts = [
    FORMAT_NAMES[format],
    pages.length > 1 && `${pages.length} pages`,
    encoding,
    language,
    partOf && `attached to ${partOf}`,
    ...META_FIELDS.map((field) => provenance[field] && `${field} from ${obtainedInWords(provenance[field])}`),
  ];
  return oneLine(parts.filter(Boolean).join('; '));
}

function assignment(word: string): [(typeof META_FIELDS)[number], string | null] {
  const at = word.indexOf('=');
  if (at < 1) throw usage(`--set ${word} is not FIELD=VALUE`, `Fields: ${META_FIELDS.join(', ')}`);
  return [choiceWord('field of a report', META_FIELDS, word.slice(0, at)), word.slice(at + 1) || null];
}

const alike: Command = {
  name: 'alike',
  usage: 'REPORT',
  does: 'lists the reports that share passages with this one, and the passages',
  writes: false,
  options: {},
  words: [1, 1],
  async run({ args, send, print }) {
    const report = idWord('report', args.positionals[0]);
    for (const { report: other, ...kin } of await send('report.alike', { report }))
      print({ reportId: other.id, name: other.name, ...kin }, () =>
        [
          `${other.id}  ${oneLine(other.name)}  ${kin.relation}, ${Math.round(100 * kin.share)} % of ${report}`,
          ...kin.passages.map(({ here }) => `      “${oneLine(here.text)}”`),
        ].join('\n'),
      );
  },
};

const story: Command = {
  name: 'story',
  usage: 'NAME REPORT…',
  does: 'groups reports into a story; an existing name is given these reports instead',
  writes: true,
  options: {},
  words: [2, Number.POSITIVE_INFINITY],
  async run({ args, send, print }) {
    const [name = '', ...words] = args.positionals;
    const view = await send('story.save', { name, reports: words.map((word) => idWord('report', word)) });
    print(view, () => `${view.id}  ${view.name}: ${view.reports.join(', ')}`);
  },
};

const stories: Command = {
  name: 'stories',
  usage: '',
  does: 'lists the stories',
  writes: false,
  options: {},
  words: [0, 0],
  async run({ send, print }) {
    for (const view of await send('story.list', {}))
      print(view, () => `${view.id}  ${view.name}: ${view.reports.join(', ')}`);
  },
};

export const reportCommands: readonly Command[] = [importing, reports, report, alike, story, stories];
