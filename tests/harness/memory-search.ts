import type { SearchHit } from '#shared/contract/views';
import type { IndexAnswer, OpenSearch, Position, SearchDoc } from '#workbench/ports';

/** A search index in memory that finds whole substrings: for tests of what stands around the real one. */
export function memorySearch(): { open: OpenSearch; docs: Map<string, SearchDoc> } {
  const docs = new Map<string, SearchDoc>();
  let position: Position | null = null;
  const remove = (id: string): void => {
    for (const [other, { owner }] of docs) if (owner === id) docs.delete(other);
    docs.delete(id);
  };
  const found = (text: string): SearchDoc[] =>
    [...docs.values()].filter(({ fields }) => Object.values(fields).join('\n').includes(text));
  const answer = (query: string, all: readonly SearchDoc[], limit: number): IndexAnswer => ({
    query,
    tookMs: 0,
    total: all.length,
    counts: {},
    complete: true,
    hits: all.slice(0, limit).map(hitOf),
    readAs: null,
    suggestion: null,
  });
  const open: OpenSearch = async () => ({
    position: async () => position,
    async apply(change) {
      for (const id of change.remove) remove(id);
      for (const doc of change.put) docs.set(doc.id, doc);
      position = change.position;
    },
    tidy: async () => false,
    async clear() {
      docs.clear();
      position = null;
    },
    search: async ({ query, limit }) => answer(query, found(query), limit),
    similar: async ({ text, kinds, besides, limit }) =>
      answer(
        text,
        found(text).filter(({ id, kind }) => kinds.includes(kind) && id !== besides),
        limit,
      ),
    count: async (queries) => queries.map((query) => found(query).length),
    async values(field, beginning, limit) {
      const counts = new Map<string, number>();
      for (const { fields } of docs.values()) {
        for (const value of fields[field]?.split('\n') ?? [])
          if (value.startsWith(beginning)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [...counts].map(([value, count]) => ({ value, count })).slice(0, limit);
    },
    close: async () => undefined,
  });
  return { open, docs };
}

const hitOf = ({ kind, id, title, detail, owner }: SearchDoc): SearchHit => ({
  kind,
  id,
  title,
  titleRanges: [],
  detail,
  snippet: title,
  ranges: [],
  score: 1,
  at: null,
  claim: owner,
});
