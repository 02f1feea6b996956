import { writeSync } from 'node:fs';
import { backupDesk } from '#workbench/backup/backup';
import { restoreDesk } from '#workbench/backup/restore';
import { Writer } from './desks';

/**
 * A process of its own: `append FOLDER` goes on making reports until it is killed and tells each one's last entry;
 * `backup FOLDER OUT AT` and `restore FILE FOLDER AT` kill themselves when AT percent are done.
 */
const [work, from = '', to = '', fatal] = process.argv.slice(2);

const onProgress = (done: number, total: number): void => {
  if ((100 * done) / total >= Number(fatal)) process.kill(process.pid, 'SIGKILL');
};

if (work === 'append') {
  const writer = await Writer.create(from);
  for (let at = 0; ; at += 1) {
    await writer.report(`Report ${at} of the other process. ${'It goes on. '.repeat(at % 50)}`);
    writeSync(1, `${writer.link.seq}\n`);
  }
}
if (work === 'backup') await backupDesk({ folder: from, out: to, version: '0.0.0', onProgress });
if (work === 'restore') await restoreDesk({ file: from, folder: to, onProgress });
