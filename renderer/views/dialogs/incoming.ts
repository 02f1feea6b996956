import { inOneLine } from '#shared/contract/faults';
import type { ImportOutcome } from '#shared/contract/views';
import { MAX_REPORT_BYTES } from '#shared/text/limits';
import type { App } from '../../store/app';
import type { IncomingFile } from '../../store/desk';

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000).toLocaleString('en-GB')} MB`;
/** What is said of an original beyond the limit. */
export const TOO_LARGE = `is more than ${megabytes(MAX_REPORT_BYTES)}, the most one report may have. Split it, or take the text out of it first.`;

/** Reads and brings in files; those that cannot be are outcomes of their own, in their place. */
export async function bringInFiles(app: App, files: readonly File[]): Promise<ImportOutcome[]> {
  const read = await Promise.all(files.map((file) => readFile(app, file)));
  const good = read.filter((file): file is IncomingFile => !('ok' in file));
  const answers = good.length > 0 ? await app.bringIn(good) : [];
  let next = 0;
  return read.map((file) => {
    if ('ok' in file) return file;
    next += 1;
    return (
      answers[next - 1] ?? { ok: false, path: file.path, error: 'was not answered for. Bring it in again.' }
    );
  });
}

async function readFile(app: App, file: File): Promise<IncomingFile | Extract<ImportOutcome, { ok: false }>> {
  const path = app.transport.pathOf(file);
  if (file.size > MAX_REPORT_BYTES) return { ok: false, path, error: TOO_LARGE };
  try {
    return { path, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    const todo = 'Look whether it is still there and may be read.';
    return { ok: false, path, error: inOneLine({ tag: 'unreadable', what, where: null, todo }) };
  }
}
