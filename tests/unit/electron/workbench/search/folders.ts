import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Position, SearchDoc } from '#workbench/ports';

/** A folder that goes away after the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-test-'));
  made.push(folder);
  return folder;
}
const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export const at = (seq: number): Position => ({ seq, hash: `hash of ${seq}` });

export const report = (id: string, body: string, rest: Partial<SearchDoc> = {}): SearchDoc => ({
  kind: 'report',
  id,
  title: '',
  body,
  more: '',
  ...rest,
});

export const claim = (id: string, body: string, rest: Partial<SearchDoc> = {}): SearchDoc => ({
  ...report(id, body),
  kind: 'claim',
  ...rest,
});
