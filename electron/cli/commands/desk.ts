import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import { PAPERS, type SheetScope } from '#shared/contract/views';
import { type Args, usage } from '../args';
import type { Calling, Command } from '../command';
import { choiceWord, idWord, numberIn } from '../words';
import { listOf } from './claims';

const ledger: Command = {
  name: 'ledger',
  usage: '[--tail N]',
  does: 'shows all entries, or the last N',
  writes: false,
  options: { tail: { takes: 'text' } },
  words: [0, 0],
  async run({ args, send, print }) {
    const tail = numberIn(args, 'tail');
    for (const line of await send('ledger.list', tail ? { tail } : {})) {
      print(
        line,
        () =>
          `${String(line.seq).padStart(6)}  ${line.time}  ${line.checker}  ${line.kind}  ${JSON.stringify(line.payload)}`,
      );
    }
  },
};

const step = (name: 'undo' | 'redo', does: string): Command => ({
  name,
  usage: '',
  does,
  writes: true,
  options: {},
  words: [0, 0],
  async run({ send, print }) {
    const answer = await send(`history.${name}`, {});
    print(answer, () => `${name === 'undo' ? 'Undone' : 'Made again'}: ${answer.words}`);
  },
});

const verify: Command = {
  name: 'verify',
  usage: '[FILE]',
  does: "checks the ledger's chain and every stored file; or a sheet's or backup's ledger head against the desk",
  writes: false,
  options: {},
  words: [0, 1],
  async run(calling) {
    const [file] = calling.args.positionals;
    if (file !== undefined) return verifyHead(calling, file);
    const { send, print, complain } = calling;
    const answer = await send('verify.run', {});
    const { entries, originals, texts, evidence, anchors } = answer.checked;
    print(answer, () =>
      answer.ok
        ? `Everything is as it was written: ${entries} entries, ${originals} originals, ${texts} texts, ${evidence} pieces of evidence, ${anchors} anchors.`
        : `${answer.problems.length} problems found.`,
    );
    for (const { where, what } of answer.problems) complain(`${where}: ${what}`);
  },
};

/** A sheet or a backup knows the entry it was made at: entries cut off since, or rewritten, are found by it. */
async function verifyHead({ send, print, complain }: Calling, file: string): Promise<void> {
  const { headOf } = await import('#workbench/heads');
  const head = await headOf(file);
  const [line] = await send('ledger.list', { before: head.seq + 1, tail: 1 });
  const ok = line?.seq === head.seq && line.hash === head.hash;
  print({ ok, head }, () =>
    ok ? `${file}: made at entry ${head.seq} of this desk.` : `${file}: not of this ledger.`,
  );
  if (ok) return;
  const missing = (line?.seq ?? 0) < head.seq;
  complain(
    `${file}: ${missing ? `knows entry ${head.seq}, the ledger ends with entry ${line?.seq ?? 0}` : `has another entry ${head.seq} than the ledger`}`,
  );
}

const FORMATS = ['.pdf', '.html'];
const LATER = ['.md', '.csv', '.docx', '.json'];

const sheet: Command = {
  name: 'sheet',
  usage: '--report ID | --story ID | --claims ID,… --out FILE [--paper A4|Letter]',
  does: 'writes a verdict sheet (.pdf or .html)',
  writes: false,
  options: {
    report: { takes: 'text' },
    story: { takes: 'text' },
    claims: { takes: 'text' },
    out: { takes: 'text' },
    paper: { takes: 'text' },
  },
  words: [0, 0],
  async run({ args, send, print, warn }) {
    const out = args.text('out');
    if (!out) throw usage('--out FILE is missing', 'Name a .pdf or .html file');
    const format = extname(out).toLowerCase();
    if (LATER.includes(format))
      throw new FaultError(
        'unsupported',
        `sheets as ${format} are not there yet`,
        null,
        'Use .pdf or .html.',
      );
    if (!FORMATS.includes(format))
      throw usage(`${out} ends in no format a sheet can have`, 'Use .pdf or .html');
    const paper = args.has('paper') ? choiceWord('paper', PAPERS, args.text('paper')) : undefined;
    const params = { of: scopeIn(args), ...(paper ? { paper } : {}) };
    const { bytes, pages } =
      format === '.pdf'
        ? await send('sheet.pdf', params)
        : { bytes: Buffer.from((await send('sheet.html', params)).html), pages: null };
    await writeOut(out, bytes);
    await noteExport({ send, warn }, out);
    print(
      { out, bytes: bytes.length, pages },
      () => `${out}  ${bytes.length} bytes${pages ? `, ${pages} pages` : ''}`,
    );
  },
};

/** The desk knows its copies, so that a redaction can name them. */
async function noteExport({ send, warn }: Pick<Calling, 'send' | 'warn'>, out: string): Promise<void> {
  const { path, head } = await send('desk.describe', {});
  const { logExport } = await import('#workbench/exports');
  const { seq, hash } = head;
  if (hash === null) return;
  const time = new Date().toISOString();
  const unnoted = await logExport(path, { kind: 'sheet', path: resolve(out), time, seq, hash });
  if (unnoted) warn(`a redaction will not know of this sheet: ${unnoted}`);
}

function scopeIn(args: Args): SheetScope {
  const given = ['report', 'story', 'claims'].filter((name) => args.has(name));
  if (given.length !== 1) throw usage('a sheet is of one --report, one --story or some --claims');
  if (args.has('report')) return { report: idWord('report', args.text('report')) };
  if (args.has('story')) return { story: idWord('story', args.text('story')) };
  const claims = listOf(args.text('claims') ?? '').map((id) => idWord('claim', id));
  if (claims.length === 0) throw usage('--claims names no claim');
  return { claims };
}

/** A sheet that is there already is replaced whole or not at all. */
async function writeOut(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.galley-${process.pid}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, bytes, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new FaultError(
      'disk',
      `cannot be written: ${(error as Error).message}`,
      path,
      'Choose another place.',
    );
  }
}

const parties: Command = {
  name: 'parties',
  usage: '',
  does: 'lists the parties; confidential ones under their alias',
  writes: false,
  options: {},
  words: [0, 0],
  async run({ send, print }) {
    for (const party of await send('party.list', {})) {
      print(
        party,
        () =>
          `${party.id.padEnd(6)} ${[party.name, party.role].filter(Boolean).join(', ')}  (${party.responses} responses)`,
      );
    }
  },
};

const later = (name: string, usageText: string, does: string): Command => ({
  name,
  usage: usageText,
  does: `${does} (not there yet)`,
  writes: false,
  options: {},
  words: [0, Number.POSITIVE_INFINITY],
  run: () => Promise.reject(new FaultError('unsupported', `galley ${name} is not there yet`)),
});

export const deskCommands: readonly Command[] = [
  parties,
  ledger,
  step('undo', 'takes the last act back'),
  step('redo', 'makes the last act taken back again'),
  sheet,
  verify,
  later('statements', 'PATH|ID…', 'finds attributed statements'),
];
