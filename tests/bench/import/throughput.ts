import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readersInWorkers } from '#workbench/importing/pool';
import { openTestDesk } from '../../harness/desks';
import { table } from '../figures';
import { corpus, type Text } from '../search/corpus';

const WORKER = resolve(import.meta.dirname, '../../../out/main/reading-worker.js');
const AT_ONCE = 64;

/**
 * A thousand files of each kind brought in through the contract with the built workers, beside reading and hashing the
 * same files; and how much memory that took. `npm run build` first.
 */
export async function throughput(count = 1000): Promise<void> {
  const texts: Text[] = [];
  for await (const text of corpus(count)) texts.push(text);
  const rows: (string | number)[][] = [['', 'reports a second', 'read and hashed', 'ratio', 'MB at most']];
  for (const [kind, bytesOf] of Object.entries(KINDS)) {
    const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
    mkdirSync(join(folder, 'files'));
    const paths = texts.map((text, at) => {
      const path = join(folder, 'files', `${at}.${kind}`);
      writeFileSync(path, bytesOf(text));
      return path;
    });
    const bare = await timed(() => readAndHash(paths));
    const { took, most } = await bringIn(paths, folder);
    rows.push([kind, (1000 * count) / took, (1000 * count) / bare, took / bare, most / 1e6]);
    rmSync(folder, { recursive: true, force: true });
  }
  table(`Bringing in ${count} files`, rows);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const KINDS: Readonly<Record<string, (text: Text) => string>> = {
  txt: ({ text }) => text,
  html: ({ title, text }) =>
    `<!doctype html><title>${escaped(title)}</title><nav>Home</nav><article><h1>${escaped(title)}</h1>${text
      .split('\n\n')
      .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
      .join('\n')}</article>`,
  eml: ({ title, text }) =>
    `From: A. Reporter <a@example.org>\r\nSubject: ${title}\r\nDate: Fri, 4 Oct 2019 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`,
};

async function readAndHash(paths: readonly string[]): Promise<void> {
  for (const path of paths)
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
}

async function bringIn(paths: readonly string[], folder: string): Promise<{ took: number; most: number }> {
  const desk = await openTestDesk(join(folder, 'desk'), {
    openReaders: async () => readersInWorkers(WORKER),
  });
  await desk.send('index.pause', { paused: true });
  let most = 0;
  const took = await timed(async () => {
    for (let at = 0; at < paths.length; at += AT_ONCE) {
      const some = paths.slice(at, at + AT_ONCE);
      const files = await Promise.all(some.map(async (path) => ({ path, bytes: await readFile(path) })));
      await desk.send('report.import', { files });
      most = Math.max(most, process.memoryUsage().rss);
    }
  });
  await desk.close();
  return { took, most };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
