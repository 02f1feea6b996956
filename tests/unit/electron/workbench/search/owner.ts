import { writeSync } from 'node:fs';
import type { AnyId } from '#shared/domain/ids';
import { SearchEngine } from '#workbench/search/engine';

/**
 * A process that owns an index and writes it again and again: version n replaces every document and moves to position
 * n, so that whoever reads it can tell whether it is whole. Arguments: folder, number of documents, versions, and the
 * version in whose middle it kills itself.
 */
const [folder = '', documents, versions, fatal] = process.argv.slice(2);
const engine = new SearchEngine(folder);

function* bodies(version: number): Generator<{ id: string; body: string }> {
  for (let n = 1; n <= Number(documents); n++) {
    const words = Array.from({ length: 120 }, (_, index) => `word${(index * n * version) % 997}`);
    yield { id: `r${n}`, body: `version${version} ${words.join(' ')}` };
  }
}

for (let version = 1; version <= Number(versions); version++) {
  const put = [...bodies(version)].map(({ id, body }, index) => ({
    kind: 'report' as const,
    id: id as AnyId,
    owner: null,
    title: '',
    detail: '',
    facts: [],
    dates: [],
    day: null,
    get fields() {
      if (version === Number(fatal) && index === Number(documents) / 2) process.kill(process.pid, 'SIGKILL');
      return { body };
    },
  }));
  writeSync(1, `${version}\n`);
  engine.apply({ put, remove: [], position: { seq: version, hash: `${version}`, within: 0 } });
}
writeSync(1, 'idle\n');
process.stdin.resume();
