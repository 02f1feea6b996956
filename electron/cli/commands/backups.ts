import { resolve } from 'node:path';
import { version } from '../../../package.json';
import { type Args, usage } from '../args';
import type { Calling, DeskChoice, HostCommand } from '../command';

type HostCalling = Omit<Calling, 'send'>;

/** Neither opens the desk: a backup needs no lock and no fold, and what is restored is no desk yet. */
const backup: HostCommand = {
  name: 'backup',
  usage: 'FILE.zip [--with-vault]',
  does: 'writes the whole desk into one zip; confidential names only with --with-vault',
  options: { 'with-vault': { takes: 'nothing' } },
  words: [1, 1],
  async runHost(calling: HostCalling, { folder }: DeskChoice) {
    const { backupDesk } = await import('#workbench/backup/backup');
    const { logExport } = await import('#workbench/exports');
    const out = zipIn(calling.args, 'backup');
    const { made, ...outcome } = await backupDesk({
      folder,
      out,
      withVault: calling.args.has('with-vault'),
      version,
      onProgress: (done, total) => calling.progress(`backing up: ${share(done, total)}`),
    });
    const { seq, hash } = outcome.head;
    const unnoted = await logExport(folder, { kind: 'backup', path: out, time: made, seq, hash });
    if (unnoted) calling.warn(`a redaction will not know of this backup: ${unnoted}`);
    answer(calling, outcome, `${out}: ${counted(outcome)}, up to entry ${seq}`);
  },
};

const restore: HostCommand = {
  name: 'restore',
  usage: 'FILE.zip',
  does: 'restores a backup into the empty or missing folder that --desk names',
  options: {},
  words: [1, 1],
  async runHost(calling: HostCalling, { folder }: DeskChoice) {
    const { restoreDesk } = await import('#workbench/backup/restore');
    const outcome = await restoreDesk({
      file: zipIn(calling.args, 'restore'),
      folder,
      onProgress: (done, total) => calling.progress(`restoring: ${share(done, total)}`),
    });
    const { logExport } = await import('#workbench/exports');
    const { seq, hash } = outcome.head;
    const time = new Date().toISOString();
    await logExport(resolve(folder), {
      kind: 'restored',
      path: zipIn(calling.args, 'restore'),
      time,
      seq,
      hash,
    });
    answer(calling, outcome, `${resolve(folder)}: ${counted(outcome)}, up to entry ${outcome.head.seq}`);
  },
};

/** The ending is asked for: nothing else that may lie there is ever written over. */
function zipIn({ positionals }: Args, command: string): string {
  const [path = ''] = positionals;
  if (!path.toLowerCase().endsWith('.zip')) {
    throw usage(`${JSON.stringify(path)} does not end in .zip`, `Usage: galley ${command} FILE.zip`);
  }
  return resolve(path);
}

interface Outcome {
  readonly files: number;
  readonly bytes: number;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly problems: readonly { readonly path: string; readonly what: string }[];
}

const share = (done: number, total: number): string => `${Math.floor((100 * done) / total)} %`;
const counted = ({ files, bytes }: Outcome): string => `${files} files, ${bytes} bytes`;

function answer(calling: HostCalling, { files, bytes, head, problems }: Outcome, people: string): void {
  calling.print({ files, bytes, head: { seq: head.seq, hash: head.hash }, problems }, () => people);
  for (const { path, what } of problems) calling.complain(`${path}: ${what}`);
}

export const backupCommands: readonly HostCommand[] = [backup, restore];
