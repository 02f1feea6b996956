import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import type { Sha256 } from '#shared/domain/records';

/** A ledger's last entry, as a copy outside the desk knows it. */
export interface CopiedHead {
  readonly seq: number;
  readonly hash: Sha256;
}

/**
 * The head that a verdict sheet (.html, .pdf) or a backup (.zip) carries. A backup is checked as a whole on the way.
 * @throws FaultError `unreadable` when the file carries none, `damaged` for a backup that is not what was written.
 */
export async function headOf(path: string): Promise<CopiedHead> {
  const ending = extname(path).toLowerCase();
  if (ending === '.zip') {
    const { checkBackup } = await import('./backup/checking');
    return (await checkBackup(path)).manifest.head;
  }
  const bytes = await readFile(path).catch((error: Error) => {
    throw new FaultError('unreadable', error.message, path, 'Check the path.');
  });
  const text =
    ending === '.pdf' ? await pdfText(bytes, path) : bytes.toString('utf8').replaceAll(/<[^>]*>/g, '');
  // A hash may be broken over lines, or set with room in it.
  const [, seq, hash] = /entry(\d+)(?:,SHA-256|·)([0-9a-f]{64})/.exec(text.replaceAll(/\s+/g, '')) ?? [];
  if (seq !== undefined && hash !== undefined) return { seq: Number(seq), hash };
  throw new FaultError(
    'unreadable',
    'names no ledger entry',
    path,
    'Give a verdict sheet (.pdf, .html) or a backup (.zip).',
  );
}

async function pdfText(bytes: Uint8Array, path: string): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const document = await task.promise;
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    }
    return pages.join('\n');
  } catch (error) {
    throw new FaultError('unreadable', `is no PDF: ${(error as Error).message}`, path, 'Check the file.');
  } finally {
    await task.destroy();
  }
}
