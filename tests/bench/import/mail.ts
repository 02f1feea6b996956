import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import { readMail } from '#workbench/importing/formats/mail/read';
import { table } from '../figures';

/** @param folder holds `eml`, a folder of mails */
export async function bench(folder: string): Promise<void> {
  const root = join(folder, 'eml');
  const paths = existsSync(root) ? readdirSync(root).filter((name) => name.endsWith('.eml')) : [];
  if (paths.length === 0) return void console.log(`\nnot run here: no mails in ${root}`);
  const mails = paths.map((path) => ({ path, bytes: readFileSync(join(root, path)) }));
  // Libraries are loaded with the first mails; that is the start-up's cost, not the mails'.
  for (const { path, bytes } of mails) await endOf(bytes, path);
  const from = performance.now();
  const ends: End[] = [];
  for (const { path, bytes } of mails) ends.push(await endOf(bytes, path));
  const seconds = (performance.now() - from) / 1000;
  const count = (end: End): string => String(ends.filter((each) => each === end).length);
  table(`mail: ${mails.length} mails`, [
    [...ENDS, 'mails/s'],
    [...ENDS.map(count), mails.length / seconds],
  ]);
  for (const [at, end] of ends.entries()) if (end === 'crash') console.log(`  crash: ${mails[at]?.path}`);
}

const ENDS = ['text', 'attached only', 'nothing in it', 'named error', 'crash'] as const;
type End = (typeof ENDS)[number];

async function endOf(bytes: Uint8Array, path: string): Promise<End> {
  try {
    const { text, attached } = await readMail(bytes, path);
    return text !== '' ? 'text' : attached.length > 0 ? 'attached only' : 'nothing in it';
  } catch (error) {
    return error instanceof FaultError ? 'named error' : 'crash';
  }
}
