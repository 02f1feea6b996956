import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { AnyId } from '#shared/domain/ids';
import type { Position, SearchDoc, SearchFields, SearchQuestion } from '#workbench/ports';

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

export const at = (seq: number): Position => ({ seq, hash: `hash of ${seq}`, within: 0 });

/** What is asked of an index in full, with everything as usual. */
export const asking = (query: string, rest: Partial<SearchQuestion> = {}): SearchQuestion => ({
  query,
  limit: 20,
  typing: false,
  order: 'best',
  depth: 'full',
  ...rest,
});

/** A document of which only what matters is told. */
export function doc(
  kind: SearchDoc['kind'],
  id: string,
  fields: SearchFields,
  rest: Partial<SearchDoc> = {},
): SearchDoc {
  return {
    kind,
    id: id as AnyId,
    owner: null,
    title: fields.title ?? '',
    detail: '',
    fields,
    facts: [],
    dates: [],
    day: null,
    ...rest,
  };
}

export const report = (id: string, body: string, fields: SearchFields = {}): SearchDoc =>
  doc('report', id, { body, ...fields });

export const claim = (id: string, text: string, fields: SearchFields = {}): SearchDoc =>
  doc('claim', id, { title: text, ...fields });
