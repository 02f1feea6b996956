import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import type { Change, HistoryItem, RedactionView } from '#shared/contract/views';
import { type AnyId, isId, kindOf } from '#shared/domain/ids';
import { type Args, usage } from '../args';
import type { Calling, Command } from '../command';
import { idWord, oneLine, QUOTE_OPTIONS, quoteIn } from '../words';

/** What happened, what was a mistake, and what must go. */

/** The nth positional word as an id of anything. @throws FaultError `invalid` */
function anyIdWord(word: string | undefined): AnyId {
  if (word !== undefined && kindOf(word) !== null) return word as AnyId;
  throw usage(`${JSON.stringify(word ?? '')} is not the id of anything`, 'Ids look like c4, rs6 or n9');
}

function needed(args: Args, name: string, why: string): string {
  const text = args.text(name)?.trim();
  if (text) return text;
  throw usage(`--${name} TEXT is missing`, why);
}

const changeLine = ({ field, before, after }: Change): string => {
  if (before === null) return `          + ${field}: ${after ?? ''}`;
  return after === null ? `          - ${field}: ${before}` : `          ${field}: ${before} → ${after}`;
};

const MOVES = { did: '', undid: 'taken back: ', redid: 'made again: ' } as const;

const itemText = ({ seq, time, checker, words, move, undone, changes }: HistoryItem): string =>
  [
    `${String(seq).padStart(6)}  ${time}  ${checker}  ${MOVES[move]}${words}${undone ? '  (taken back since)' : ''}`,
    ...changes.map(changeLine),
  ]
    .map((line) => `${/^ */.exec(line)?.[0] ?? ''}${oneLine(line)}`)
    .join('\n');

const history: Command = {
  name: 'history',
  usage: 'CLAIM',
  does: "shows a claim's whole history: who, when, what before and after",
  writes: false,
  options: {},
  words: [1, 1],
  async run({ args, send, print }) {
    const claim = idWord('claim', args.positionals[0]);
    for (const item of await send('claim.history', { claim })) print(item, () => itemText(item));
  },
};

const withdraw: Command = {
  name: 'withdraw',
  usage: 'ID --reason TEXT',
  does: 'takes a record out of use as a mistake; nothing is erased',
  writes: true,
  options: { reason: { takes: 'text' } },
  words: [1, 1],
  async run({ args, send, print }) {
    const record = anyIdWord(args.positionals[0]);
    const reason = needed(args, 'reason', 'Say what the mistake was');
    const { words } = await send('record.withdraw', { record, reason });
    print({ record, words }, () => `Withdrawn: ${oneLine(words)}`);
  },
};

const reinstate: Command = {
  name: 'reinstate',
  usage: 'ID',
  does: 'brings a withdrawn record back into use',
  writes: true,
  options: {},
  words: [1, 1],
  async run({ args, send, print }) {
    const record = anyIdWord(args.positionals[0]);
    const { words } = await send('record.reinstate', { record });
    print({ record, words }, () => `Reinstated: ${oneLine(words)}`);
  },
};

const withdrawn: Command = {
  name: 'withdrawn',
  usage: '[CLAIM]',
  does: 'lists what was withdrawn, with the reasons',
  writes: false,
  options: {},
  words: [0, 1],
  async run({ args, send, print }) {
    const [word] = args.positionals;
    const within = word === undefined ? {} : { claim: idWord('claim', word) };
    for (const row of await send('withdrawn.list', within)) {
      print(row, () =>
        oneLine(`${row.id.padEnd(6)} ${row.words}: ${row.reason} (${row.checker}, ${row.time})`),
      );
    }
  },
};

const unanchor: Command = {
  name: 'unanchor',
  usage: 'CLAIM REPORT --quote TEXT [--prefix TEXT] [--suffix TEXT]',
  does: 'takes one of several places from a claim',
  writes: true,
  options: QUOTE_OPTIONS,
  words: [2, 2],
  async run({ args, send, print }) {
    const claim = idWord('claim', args.positionals[0]);
    const report = idWord('report', args.positionals[1]);
    const { quote, prefix = '', suffix = '' } = quoteIn(args);
    const { anchors } = await send('claim.open', { claim });
    const fitting = anchors.filter(
      (anchor) =>
        anchor.report === report &&
        anchor.exact === quote &&
        anchor.prefix.endsWith(prefix) &&
        anchor.suffix.startsWith(suffix),
    );
    const [anchor] = fitting;
    if (!anchor) throw new FaultError('not-found', `claim ${claim} has no such place in ${report}`);
    if (fitting.length > 1)
      throw new FaultError('ambiguous', `${fitting.length} places fit`, null, 'Add --prefix.');
    const view = await send('claim.unanchor', {
      claim,
      report,
      at: { start: anchor.start, end: anchor.end },
    });
    print(view, () => `${claim}: ${view.anchors.length} places left`);
  },
};

const evidence: Command = {
  name: 'evidence',
  usage: 'CLAIM FILE [--note TEXT]',
  does: 'keeps a file with a claim, byte for byte',
  writes: true,
  options: { note: { takes: 'text' } },
  words: [2, 2],
  async run({ args, send, print }) {
    const [id, path = ''] = args.positionals;
    const claim = idWord('claim', id);
    const bytes = await readFile(path).catch((error: Error) => {
      throw new FaultError('unreadable', error.message, resolve(path), 'Check the path.');
    });
    const view = await send('evidence.add', {
      claim,
      file: { path, bytes },
      note: args.text('note') ?? null,
    });
    const added = view.evidence.at(-1);
    print(added, () => `${added?.id}  ${oneLine(added?.name ?? '')}  ${bytes.length} bytes`);
  },
};

const redact: Command = {
  name: 'redact',
  usage: 'ID|ENTRY… [--reason TEXT --yes]',
  does: 'takes words out of the ledger for good; without --yes shows what would go',
  writes: (args) => args.has('yes'),
  options: { reason: { takes: 'text' }, yes: { takes: 'nothing' } },
  words: [1, Number.POSITIVE_INFINITY],
  async run(calling) {
    const { args, send, print } = calling;
    const targets = args.positionals.map((word) => (/^\d+$/.test(word) ? Number(word) : anyIdWord(word)));
    if (!args.has('yes')) {
      const plan = await send('redact.plan', { targets });
      return print({ ...plan, done: false }, () => redactionText(plan, 'Would take out'));
    }
    const reason = needed(args, 'reason', 'The ledger keeps why something was taken out');
    const outcome = await send('redact.run', { targets, reason });
    print({ ...outcome, done: true }, () => redactionText(outcome, 'Taken out'));
  },
};

const redactionText = ({ entries, files, remains, copies }: RedactionView, begun: string): string =>
  [
    ...entries.map(({ seq, kind, words }) => `${begun}: entry ${seq} (${kind}) ${oneLine(words)}`),
    ...files.map((path) => `${begun}: ${path}`),
    ...remains.map(({ where, what }) => `Stays: ${where}: ${oneLine(what)}`),
    ...copies.map(({ path, time }) => `Outside the desk, yours to take away: ${path} (${time})`),
  ].join('\n');

const forget: Command = {
  name: 'forget',
  usage: 'PARTY',
  does: "erases a confidential party's real name from the vault; the ledger does not change",
  writes: true,
  options: {},
  words: [1, 1],
  async run({ args, send, print }: Calling) {
    const [word] = args.positionals;
    if (word === undefined || !isId('party', word)) idWord('party', word);
    const party = idWord('party', word);
    const answer = await send('vault.forget', { party });
    print(answer, () =>
      answer.forgotten ? `The name of ${party} is erased` : `The vault has no name for ${party}`,
    );
  },
};

export const historyCommands: readonly Command[] = [
  history,
  withdraw,
  reinstate,
  withdrawn,
  unanchor,
  evidence,
  redact,
  forget,
];
