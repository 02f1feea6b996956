import type { CarriedView, ComparisonView, TextChange } from '#shared/contract/views';
import { counted } from '#shared/text/counted';
import type { Command } from '../command';
import { idWord, oneLine } from '../words';
import { printClaim } from './claims';

const version: Command = {
  name: 'version',
  usage: 'NEWER OLDER | OLDER --none',
  does: 'says that a report is a newer version of another and carries its places over, or that it has none after all',
  writes: true,
  options: { none: { takes: 'nothing' } },
  words: [1, 2],
  async run({ args, send, print }) {
    const [first, second] = args.positionals;
    if (args.has('none')) {
      const row = await send('report.supersede', { report: idWord('report', first), by: null });
      return print(row, () => `${row.id} has no newer version`);
    }
    const [after, before] = [idWord('report', first), idWord('report', second)];
    // Asked before: afterwards the places that moved along are places of the newer one.
    const comparison = await send('report.compare', { before, after });
    await send('report.supersede', { report: before, by: after });
    print(recordOf(comparison), () => textOf(comparison));
  },
};

const compare: Command = {
  name: 'compare',
  usage: 'OLDER NEWER',
  does: 'lists what changed from one report to another, and what would become of its claims’ and responses’ places',
  writes: false,
  options: {},
  words: [2, 2],
  async run({ args, send, print }) {
    const [before, after] = [idWord('report', args.positionals[0]), idWord('report', args.positionals[1])];
    const comparison = await send('report.compare', { before, after });
    print(recordOf(comparison), () => textOf(comparison));
  },
};

const look: Command = {
  name: 'look',
  usage: 'CLAIM [--keep]',
  does: 'notes that what changed under a claim was looked at; with --keep the changed passages are its places as well',
  writes: true,
  options: { keep: { takes: 'nothing' } },
  words: [1, 1],
  async run(calling) {
    const claim = idWord('claim', calling.args.positionals[0]);
    printClaim(calling, await calling.send('claim.look', { claim, keep: calling.args.has('keep') }));
  },
};

const recordOf = ({ before, after, ...rest }: ComparisonView): Record<string, unknown> => ({
  before: before.id,
  after: after.id,
  ...rest,
});

const textOf = ({ before, after, changes, carried }: ComparisonView): string =>
  [
    `${before.id} to ${after.id}: ${counted(changes.length, 'passage')} changed, ${counted(carried.length, 'place')} relied on`,
    ...changes.flatMap(changeLines),
    ...carried.map(carriedLine),
  ].join('\n');

/** As in a diff; what only moved is said to. */
const changeLines = ({ kind, before, after, isMoved }: TextChange): string[] => {
  const moved = isMoved ? ' (moved)' : '';
  return [
    ...(kind === 'added' ? [] : [`  - ${oneLine(before.text)}${moved}`]),
    ...(kind === 'removed' ? [] : [`  + ${oneLine(after.text)}${moved}`]),
  ];
};

const carriedLine = ({ claim, response, outcome, was, is }: CarriedView): string => {
  const whose = response ? `${claim} (${response.id}, ${response.said})` : claim;
  const now = is && outcome === 'changed' ? ` now “${is.text}”` : '';
  return `  ${oneLine(`${outcome}: ${whose} “${was.text}”${now}`)}`;
};

export const versionCommands: readonly Command[] = [version, compare, look];
