import type { CoverageCounts } from '#shared/domain/coverage';
import { counted } from '#shared/text/counted';
import { usage } from '../args';
import type { Command } from '../command';
import { idWord, oneLine, QUOTE_OPTIONS, quoteIn } from '../words';

const coverage: Command = {
  name: 'coverage',
  usage: 'REPORT…',
  does: 'tells how many sentences of each report are checked, waived and open',
  writes: false,
  options: {},
  words: [1, Number.POSITIVE_INFINITY],
  async run({ args, send, print }) {
    for (const report of args.positionals.map((word) => idWord('report', word))) {
      const counts = await send('report.coverage', { report });
      print({ report, ...counts }, () => `${report}  ${countsInWords(counts)}`);
    }
  },
};

const countsInWords = ({ sentences, checked, waived, open }: CoverageCounts): string =>
  `${counted(sentences, 'sentence')}: ${checked} checked, ${waived} waived, ${open} open`;

const waive: Command = {
  name: 'waive',
  usage: 'REPORT --quote TEXT [--prefix TEXT] [--suffix TEXT] --reason TEXT',
  does: 'notes that nobody need check a passage, and why',
  writes: true,
  options: { ...QUOTE_OPTIONS, reason: { takes: 'text' } },
  words: [1, 1],
  async run({ args, send, print }) {
    const reason = args.text('reason');
    if (!reason?.trim()) throw usage('--reason TEXT is missing', 'Say why nobody need check the passage');
    const place = { report: idWord('report', args.positionals[0]), ...quoteIn(args) };
    const row = await send('passage.waive', { ...place, reason });
    print(row, () => `${row.id}  waived “${oneLine(place.quote)}”: ${oneLine(reason)}`);
  },
};

const reopen: Command = {
  name: 'reopen',
  usage: 'REPORT --quote TEXT [--prefix TEXT] [--suffix TEXT]',
  does: 'opens a waived passage again, with every waiver that overlaps it',
  writes: true,
  options: QUOTE_OPTIONS,
  words: [1, 1],
  async run({ args, send, print }) {
    const place = { report: idWord('report', args.positionals[0]), ...quoteIn(args) };
    const row = await send('passage.reopen', place);
    print(row, () => `${row.id}  open again “${oneLine(place.quote)}”`);
  },
};

export const coverageCommands: readonly Command[] = [coverage, waive, reopen];
