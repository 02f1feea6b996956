import { faultOf, inOneLine } from '#shared/contract/faults';
import { findBuilt } from '#workbench/hosting/built';
import { dataFolders, here, ownDeskFolder } from '#workbench/hosting/data-folder';
import type { Printer } from '#workbench/ports';
import { type Args, type Options, readArgs, usage } from './args';
import type { Calling, Command, HostCommand } from './command';
import { backupCommands } from './commands/backups';
import { claimCommands } from './commands/claims';
import { coverageCommands } from './commands/coverage';
import { deskCommands } from './commands/desk';
import { historyCommands } from './commands/history';
import { hostCommands } from './commands/hosts';
import { mergingCommands } from './commands/merging';
import { reportCommands } from './commands/reports';
import { searchCommands } from './commands/search';
import { versionCommands } from './commands/versions';
import { helpOn, helpPage } from './help';
import { numberIn, oneLine, plainJson } from './words';

/** Everything the command line can do, in the order of the help page. Adding a command: one record in its file. */
export const COMMANDS: readonly (Command | HostCommand)[] = [
  ...reportCommands,
  ...versionCommands,
  ...coverageCommands,
  ...claimCommands,
  ...mergingCommands,
  ...searchCommands,
  ...deskCommands,
  ...historyCommands,
  ...backupCommands,
  ...hostCommands,
];

const GLOBAL: Options = {
  desk: { takes: 'text' },
  checker: { takes: 'text' },
  at: { takes: 'text' },
  json: { takes: 'nothing' },
  help: { takes: 'nothing' },
};

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly errIsTerminal: boolean;
  /** Whether `out` shows text to a person. Left out: it does not. */
  readonly outIsTerminal?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs one call. @returns the exit status: 0 done, 1 something failed, 2 the call is wrong. */
export async function run(words: readonly string[], terminal: Terminal, version: string): Promise<0 | 1 | 2> {
  try {
    return await dispatch(words, terminal, version);
  } catch (error) {
    const fault = faultOf(error);
    terminal.err(`galley: ${oneLine(inOneLine(fault))}\n`);
    return fault.tag === 'invalid' || fault.tag === 'unsupported' ? 2 : 1;
  }
}

async function dispatch(words: readonly string[], terminal: Terminal, version: string): Promise<0 | 1> {
  if (words.includes('--version')) {
    terminal.out(`${version}\n`);
    return 0;
  }
  const command = commandIn(words);
  if (!command) {
    if (words.some((word) => !word.startsWith('-') && word !== 'help')) unknownCommand(words);
    terminal.out(helpPage(COMMANDS));
    return 0;
  }
  const args = withoutName(readArgs(words, { ...command.options, ...GLOBAL }, command.dashes), command.name);
  if (args.has('help')) {
    terminal.out(helpOn(command));
    return 0;
  }
  checkWords(command, args);
  return carryOut(command, args, terminal, version);
}

/** The first word that names a command. Values of the global options are passed over. */
function commandIn(words: readonly string[]): Command | HostCommand | undefined {
  const name = words.find((word, at) => !word.startsWith('-') && !takesNext(words[at - 1]));
  return COMMANDS.find((command) => command.name === name);
}
const takesNext = (word: string | undefined): boolean =>
  word === '--desk' || word === '--checker' || word === '--at';

function unknownCommand(words: readonly string[]): never {
  const name = words.find((word, at) => !word.startsWith('-') && !takesNext(words[at - 1])) ?? '';
  throw usage(`there is no command ${JSON.stringify(name)}`, 'See galley --help');
}

const withoutName = (args: Args, name: string): Args => {
  const at = args.positionals.indexOf(name);
  return { ...args, positionals: args.positionals.filter((_, index) => index !== at) };
};

function checkWords(
  { name, usage: form, words: [least, most] }: Command | HostCommand,
  { positionals }: Args,
): void {
  if (positionals.length >= least && positionals.length <= most) return;
  const many = positionals.length < least ? 'too few' : 'too many';
  throw usage(`${many} words for galley ${name}`, `Usage: galley ${name} ${form}`);
}

async function carryOut(
  command: Command | HostCommand,
  args: Args,
  terminal: Terminal,
  version: string,
): Promise<0 | 1> {
  let status: 0 | 1 = 0;
  const json = args.has('json');
  // What is shown of progress gives way to whatever comes after it.
  let isShown = false;
  const clear = (): void => {
    if (isShown) terminal.err('\r\u001b[K');
    isShown = false;
  };
  const show = (text: string): void => {
    clear();
    terminal.out(text);
  };
  const calling: Omit<Calling, 'send'> = {
    args,
    json,
    print: (record, people) => show(`${json ? plainJson(record) : people()}\n`),
    printRaw: show,
    mark: (marked) => (canMark(terminal) && !json ? `\u001b[1m${marked}\u001b[22m` : marked),
    complain(what) {
      status = 1;
      clear();
      terminal.err(`galley: ${oneLine(what)}\n`);
    },
    warn(what) {
      clear();
      terminal.err(`galley: warning: ${oneLine(what)}\n`);
    },
    progress(text) {
      if (!terminal.errIsTerminal) return;
      terminal.err(`\r\u001b[K${text}`);
      isShown = true;
    },
  };
  const folder = args.text('desk') ?? ownDeskFolder(terminal.env);
  const checker = args.text('checker') ?? terminal.env.GALLEY_CHECKER;
  if ('runHost' in command && args.has('at')) throw usage(`--at is not for galley ${command.name}`);
  try {
    if ('runHost' in command) await command.runHost(calling, { folder, checker: checker || undefined });
    else await onDesk(command, calling, { folder, checker: checker || undefined, version, terminal });
  } finally {
    clear();
  }
  return status;
}

async function onDesk(
  command: Command,
  calling: Omit<Calling, 'send'>,
  desk: { folder: string; checker: string | undefined; version: string; terminal: Terminal },
): Promise<void> {
  // Loaded when a command needs it: `galley --help` stays instant.
  const { openWorkbench } = await import('#workbench/workbench');
  const writes = typeof command.writes === 'function' ? command.writes(calling.args) : command.writes;
  const at = numberIn(calling.args, 'at');
  if (at !== undefined && writes) throw usage('--at shows the desk as it stood: it cannot be changed there');
  const printer = lazyPrinter();
  const workbench = await openWorkbench({
    folder: desk.folder,
    kind: 'own',
    name: 'My desk',
    checker: desk.checker,
    mode: writes ? 'write' : 'read',
    at,
    holder: `the command galley ${command.name}`,
    version: desk.version,
    // Never made by a command, but a redaction takes them away and `verify` asks them.
    backups: { usual: dataFolders({ ...here(), env: desk.terminal.env }).backups },
    printer,
    openSearch: async (...args) =>
      (await import('#workbench/search/in-process')).openSearchInProcess(...args),
    openReaders: async () => {
      const { readersInWorkers } = await import('#workbench/importing/pool');
      return readersInWorkers(findBuilt(import.meta.dirname).readingWorker);
    },
  });
  try {
    const { readOnly } = await workbench.send('desk.describe', {});
    if (readOnly && at === undefined && command.name !== 'verify')
      desk.terminal.err(`galley: warning: ${readOnly}\n`);
    workbench.subscribe('progress', ({ task, done, total }) =>
      calling.progress(`${task}: ${done} of ${total}`),
    );
    await command.run({ ...calling, send: workbench.send });
  } finally {
    await workbench.close();
    await printer.close();
  }
}

const canMark = ({ outIsTerminal, env }: Terminal): boolean => outIsTerminal === true && env.TERM !== 'dumb';

/** Printing brings a browser with it: it is loaded when a sheet is printed, not before. */
function lazyPrinter(): Printer {
  let printer: Promise<Printer> | null = null;
  return {
    async pdf(html, paper) {
      printer ??= import('#workbench/printing/chromium-printer').then((module) => module.chromiumPrinter());
      return (await printer).pdf(html, paper);
    },
    close: async () => (await printer)?.close(),
  };
}
