import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import { readDocx } from '#workbench/importing/formats/docx/read';
import { readPdf } from '#workbench/importing/formats/pdf/read';
import type { Reader } from '#workbench/importing/reading';
import { table } from '../figures';

/** @param folder holds `pdf` and `docx`, folders of real files */
export async function bench(folder: string): Promise<void> {
  for (const [kind, read] of [
    ['pdf', readPdf],
    ['docx', readDocx],
  ] as const) {
    const files = filesOf(join(folder, kind));
    if (files.length === 0) console.log(`\nnot run here: no files in ${join(folder, kind)}`);
    else await measure(kind, read, files);
  }
}

interface Outcome {
  readonly path: string;
  readonly text: string | null;
  readonly end: 'text' | 'no text' | 'named error' | 'crash';
  readonly ms: number;
}

async function measure(kind: string, read: Reader, files: readonly string[]): Promise<void> {
  // Libraries are loaded with the first file; that is the start-up's cost, not the files'.
  await outcomeOf(read, files[0] ?? '');
  const outcomes: Outcome[] = [];
  for (const path of files) outcomes.push(await outcomeOf(read, path));
  const count = (end: Outcome['end']): string =>
    String(outcomes.filter((outcome) => outcome.end === end).length);
  const seconds = outcomes.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  table(`${kind}: ${files.length} files`, [
    ['text', 'no text', 'named error', 'crash', 'files/s'],
    [count('text'), count('no text'), count('named error'), count('crash'), files.length / seconds],
  ]);
  for (const { path, text, end } of outcomes) if (end === 'crash') console.log(`  crash ${path}: ${text}`);
  if (kind === 'pdf') against(outcomes);
}

async function outcomeOf(read: Reader, path: string): Promise<Outcome> {
  const bytes = readFileSync(path);
  const from = performance.now();
  try {
    const { text } = await read(bytes, path);
    return { path, text, end: text === '' ? 'no text' : 'text', ms: performance.now() - from };
  } catch (error) {
    const named = error instanceof FaultError;
    const ms = performance.now() - from;
    return { path, text: named ? null : String(error), end: named ? 'named error' : 'crash', ms };
  }
}

/** Words found against those `pdftotext` finds, where it finds any. */
function against(outcomes: readonly Outcome[]): void {
  const scored = outcomes.flatMap(({ path, text, end }) => {
    const expected = pdftotext(path);
    if (expected === null || (wordsOf(expected).length === 0 && !text)) return [];
    return [{ path, f1: f1(wordsOf(end === 'crash' ? '' : (text ?? '')), wordsOf(expected)) }];
  });
  if (scored.length === 0) {
    console.log('\nnot run here: pdftotext is not installed');
    return;
  }
  const mean = scored.reduce((sum, { f1: score }) => sum + score, 0) / scored.length;
  table(`pdf against pdftotext: ${scored.length} files with words`, [['mean token F1', mean]]);
  const worst = scored.sort((a, b) => a.f1 - b.f1).slice(0, 15);
  table(
    'the worst',
    worst.map(({ path, f1: score }) => [path.split('/').at(-1) ?? path, score]),
  );
}

function pdftotext(path: string): string | null {
  try {
    return execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    }).toString();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : '';
  }
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Of two bags of words; 1 where both are empty. */
export function f1(found: readonly string[], expected: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1);
  const common = found.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  }).length;
  return found.length + expected.length === 0 ? 1 : (2 * common) / (found.length + expected.length);
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
