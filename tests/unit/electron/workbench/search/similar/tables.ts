import { stemOf } from '#shared/query/stem';
import { wordsOf } from '#shared/query/tokens';
import { Connection } from '#workbench/search/binding';
import type { SimilarSource, SimilarText } from '#workbench/search/similar/source';

const VOLUME = 2048;

/** Documents in plain FTS5 tables, a table for every 2,048, as `similarTo` asks of them. Rows are places in the list. */
export interface Tables extends SimilarSource {
  close(): void;
}

export function tablesOf(docs: readonly SimilarText[], path = ':memory:'): Tables {
  const connection = new Connection(path);
  connection.all('PRAGMA cache_size = -32000');
  const kin = new Map<string, Set<string>>();
  const volumes = Array.from({ length: Math.ceil(docs.length / VOLUME) }, (_, at) => `v${at}`);
  const folded = (text: string): string => {
    const words = wordsOf(text);
    for (const word of words) {
      const stem = stemOf(word);
      const forms = kin.get(stem);
      if (forms) forms.add(word);
      else kin.set(stem, new Set([word]));
    }
    return words.join(' ');
  };
  connection.transaction(() => {
    for (const [at, name] of volumes.entries()) {
      connection.exec(
        `CREATE VIRTUAL TABLE ${name} USING fts5(title, body, tokenize = 'ascii', content = '')`,
      );
      for (const [index, { title, body }] of docs.slice(at * VOLUME, (at + 1) * VOLUME).entries())
        connection.run(`INSERT INTO ${name}(rowid, title, body) VALUES (?, ?, ?)`, [
          at * VOLUME + index,
          folded(title),
          folded(body),
        ]);
    }
  });
  // How rare a word is need not be counted to the last document: eight volumes, evenly spread, tell.
  const sample = volumes.filter((_, at) => at % Math.ceil(volumes.length / 8) === 0);
  const matching = (words: readonly string[]) => words.map((word) => `"${word}"`).join(' OR ');
  return {
    count: () => docs.length,
    tally: (words) => {
      const sum = sample.reduce((sum, name) => {
        const sql = `SELECT count(*) AS n FROM ${name} WHERE ${name} MATCH ?`;
        return sum + Number(connection.first(sql, [matching(words)])?.n ?? 0);
      }, 0);
      return (sum * volumes.length) / sample.length;
    },
    kin: (word) => [...(kin.get(stemOf(word)) ?? [])],
    any: (groups, limit) =>
      volumes
        .flatMap((name) =>
          connection.all(
            `SELECT rowid AS row, -bm25(${name}) AS score FROM ${name} WHERE ${name} MATCH ? ORDER BY rank LIMIT ?`,
            [matching([...new Set(groups.flat())]), limit],
          ),
        )
        .map(({ row, score }) => ({ row: Number(row), score: Number(score) }))
        .sort((a, b) => b.score - a.score || a.row - b.row)
        .slice(0, limit),
    textOf: (row) => docs[row] ?? null,
    close: () => connection.close(),
  };
}
