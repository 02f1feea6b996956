import { FaultError } from '#shared/contract/faults';
import type { SavedSearch, SearchAnswer, SearchHit, SearchOrder } from '#shared/contract/views';
import { usage } from '../args';
import type { Calling, Command } from '../command';
import { inLine, numberIn, oneLine } from '../words';

const ANY_NUMBER = Number.POSITIVE_INFINITY;
/** So many queries are counted in one call. */
const COUNTED_AT_ONCE = 50;
/** Whatever a record is, it is a report or it is none. */
const EVERYTHING = '-in:reports OR in:reports';

const search: Command = {
  name: 'search',
  usage: 'QUERY [--newest] [--limit N]',
  does: 'full-text search: words, "phrases", prefix*, word~, OR, NOT, field:value; best first, or newest first',
  writes: false,
  options: { limit: { takes: 'text' }, newest: { takes: 'nothing' } },
  dashes: true,
  words: [1, ANY_NUMBER],
  run: (calling) => runSearch(calling, calling.args.positionals.join(' '), orderIn(calling)),
};

const similar: Command = {
  name: 'similar',
  usage: 'TEXT [--claims] [--limit N]',
  does: 'reports and claims, or claims alone, nearest to a sentence in plain language',
  writes: false,
  options: { limit: { takes: 'text' }, claims: { takes: 'nothing' } },
  dashes: true,
  words: [1, ANY_NUMBER],
  async run(calling) {
    const { args, send } = calling;
    const answer = await send('search.similar', {
      text: args.positionals.join(' '),
      ...limitIn(calling),
      ...(args.has('claims') ? { kinds: ['claim'] } : {}),
    });
    printAnswer(calling, answer);
  },
};

const searches: Command = {
  name: 'searches',
  usage: '[NAME [--limit N]]',
  does: 'lists saved searches with how many each finds, or runs one',
  writes: false,
  options: { limit: { takes: 'text' } },
  words: [0, ANY_NUMBER],
  async run(calling) {
    const { args, send } = calling;
    const saved = await send('search.saved', {});
    await warnOfDamage(calling);
    const name = args.positionals.join(' ');
    if (name === '') return printSaved(calling, saved);
    const found = saved.find((one) => one.name === name);
    if (!found) throw noneCalled(name);
    return runSearch(calling, found.query, found.order);
  },
};

const saveSearch: Command = {
  name: 'save-search',
  usage: 'NAME QUERY… [--newest] | NAME --remove',
  does: 'keeps a search under a name, in place of one of that name, or removes it',
  writes: true,
  options: { remove: { takes: 'nothing' }, newest: { takes: 'nothing' } },
  dashes: true,
  words: [1, ANY_NUMBER],
  async run(calling) {
    const { args, send, print } = calling;
    const [name = '', ...words] = args.positionals;
    const query = words.join(' ');
    if (args.has('remove')) {
      if (query !== '')
        throw usage('--remove takes a name and no query', 'Put a name of several words in quotes');
      await send('search.unsave', { name });
      return print({ name, removed: true }, () => `Removed: ${oneLine(name)}`);
    }
    if (query === '') throw usage('save-search needs a name and a query', `Usage: ${saveSearch.usage}`);
    const order = orderIn(calling);
    await send('search.save', { name, query, order });
    await warnOfDamage(calling);
    print({ name, query, order }, () => `Saved: ${oneLine(name)}`);
  },
};

const index: Command = {
  name: 'index',
  usage: '',
  does: 'fills the search index up to the last entry; cut short, it goes on there the next time',
  // The index is the desk's own: whoever only reads fills a copy that goes away.
  writes: true,
  options: {},
  words: [0, 0],
  async run({ send, print }) {
    const [records = 0] = await send('search.count', { queries: [EVERYTHING] });
    print({ records }, () => `The search index is level: ${records} records.`);
  },
};

async function runSearch(calling: Calling, query: string, order: SearchOrder): Promise<void> {
  printAnswer(calling, await calling.send('search.run', { query, order, ...limitIn(calling) }));
}

const orderIn = ({ args }: Calling): SearchOrder => (args.has('newest') ? 'newest' : 'best');

function limitIn({ args }: Calling): { limit?: number } {
  const limit = numberIn(args, 'limit');
  return limit === undefined ? {} : { limit };
}

async function printSaved({ send, print }: Calling, saved: readonly SavedSearch[]): Promise<void> {
  for (let at = 0; at < saved.length; at += COUNTED_AT_ONCE) {
    const some = saved.slice(at, at + COUNTED_AT_ONCE);
    const counts = await send('search.count', { queries: some.map(({ query }) => query) });
    for (const [nth, one] of some.entries()) {
      const count = counts[nth] ?? 0;
      print(
        { ...one, count },
        () => `${String(count).padStart(8)}  ${oneLine(one.name)}  ${oneLine(one.query)}`,
      );
    }
  }
}

/** Saved searches that could not be read look like none: what became of them must be said. */
async function warnOfDamage({ send, warn }: Calling): Promise<void> {
  const { notices, readOnly } = await send('desk.describe', {});
  for (const notice of notices) if (notice !== readOnly) warn(notice);
}

const noneCalled = (name: string): FaultError =>
  new FaultError('not-found', `there is no saved search “${name}”`, null, 'galley searches lists them.');

function printAnswer({ json, print, printRaw, mark }: Calling, answer: SearchAnswer): void {
  if (json) {
    print(answer, () => '');
    return;
  }
  if (answer.readAs) printRaw(`(read as: ${oneLine(answer.readAs)})\n`);
  for (const hit of answer.hits) printRaw(hitText(hit, mark));
  printRaw(`${answer.complete ? '' : 'at least '}${answer.total} found\n`);
  if (answer.suggestion) printRaw(`Did you mean: ${oneLine(answer.suggestion)}\n`);
}

type Mark = Calling['mark'];

function hitText({ id, kind, title, titleRanges, detail, snippet, ranges }: SearchHit, mark: Mark): string {
  const what = [kind, detail].filter(Boolean).join(' · ');
  const lines = [`${id.padEnd(6)} ${marked(title, titleRanges, mark)}  (${oneLine(what)})`];
  if (snippet !== '' && snippet !== title) lines.push(`       ${marked(snippet, ranges, mark)}`);
  return `${lines.join('\n')}\n`;
}

/** One line of text with the matches in it marked. */
function marked(text: string, ranges: SearchHit['ranges'], mark: Mark): string {
  let line = '';
  let from = 0;
  for (const [start, end] of ranges) {
    line += inLine(text.slice(from, start)) + mark(inLine(text.slice(start, end)));
    from = end;
  }
  return (line + inLine(text.slice(from))).trim();
}

export const searchCommands: readonly Command[] = [search, similar, searches, saveSearch, index];
