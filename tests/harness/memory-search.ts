import type { OpenSearch, Position, SearchDoc } from '#workbench/ports';

/** A search index in memory that finds whole substrings: for tests of what stands around the real one. */
export function memorySearch(): { open: OpenSearch; docs: Map<string, SearchDoc> } {
  const docs = new Map<string, SearchDoc>();
  let position: Position | null = null;
  const open: OpenSearch = async () => ({
    position: async () => position,
    async apply({ put, remove, position: to }) {
      for (const id of remove) docs.delete(id);
      for (const doc of put) docs.set(doc.id, doc);
      position = to;
    },
    async clear() {
      docs.clear();
      position = null;
    },
    async search(query, limit) {
      const found = [...docs.values()].filter(({ title, body, more }) =>
        `${title}\n${body}\n${more}`.includes(query),
      );
      const hits = found.slice(0, limit).map(({ kind, id, title }) => ({
        kind,
        id: id as never,
        title,
        snippet: title,
        ranges: [],
        score: 1,
        at: null,
      }));
      return { query, tookMs: 0, total: found.length, hits, readAs: null };
    },
    close: async () => undefined,
  });
  return { open, docs };
}
