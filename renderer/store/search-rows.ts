import type { SearchHit, SearchKind } from '#shared/contract/views';

/** Hits as they are drawn: kind after kind, the kind with the best hit first; within a kind, best first. */
export function arranged(hits: readonly SearchHit[]): SearchHit[] {
  const byKind = new Map<SearchKind, SearchHit[]>();
  for (const hit of hits) {
    const same = byKind.get(hit.kind);
    if (same) same.push(hit);
    else byKind.set(hit.kind, [hit]);
  }
  return [...byKind.values()].flat();
}

/**
 * The rows once an answer was refined. Those down to the selected one stay as they are, whatever the answer says of them;
 * below come the others, beginning with more of the selected one's kind.
 * @param selected the selected record's id; null when none is
 */
export function refined(
  shown: readonly SearchHit[],
  selected: string | null,
  hits: readonly SearchHit[],
): readonly SearchHit[] {
  const kept = shown.slice(0, shown.findIndex(({ id }) => id === selected) + 1);
  const there = new Set<string>(kept.map(({ id }) => id));
  const others = arranged(hits.filter(({ id }) => !there.has(id)));
  const going = kept.at(-1)?.kind;
  return [
    ...kept,
    ...others.filter(({ kind }) => kind === going),
    ...others.filter(({ kind }) => kind !== going),
  ];
}

/** Rows of one kind that stand together. */
export interface Run {
  readonly kind: SearchKind;
  /** Rows of this kind stand further up already: a refinement found more of them. */
  readonly again: boolean;
  readonly hits: readonly SearchHit[];
}

export function runsOf(rows: readonly SearchHit[]): Run[] {
  const runs: { kind: SearchKind; again: boolean; hits: SearchHit[] }[] = [];
  const met = new Set<SearchKind>();
  for (const hit of rows) {
    const last = runs.at(-1);
    if (last?.kind === hit.kind) last.hits.push(hit);
    else runs.push({ kind: hit.kind, again: met.has(hit.kind), hits: [hit] });
    met.add(hit.kind);
  }
  return runs;
}

/** The id one step on, back, or over several; it stops at either end. */
export function stepped(ids: readonly string[], from: string | null, by: number): string | null {
  const at = from === null ? -1 : ids.indexOf(from);
  if (at === -1) return (by > 0 ? ids[0] : null) ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + by))] ?? null;
}

/** The first row of the next run, or of the run before; from within a run, going back leads to its own first row. */
export function runStepped(rows: readonly SearchHit[], from: string | null, by: 1 | -1): string | null {
  const firsts = runsOf(rows).flatMap(({ hits }) => hits[0]?.id ?? []);
  const at = rows.findIndex(({ id }) => id === from);
  const starts = firsts.map((first) => rows.findIndex(({ id }) => id === first));
  const to = by > 0 ? starts.find((start) => start > at) : starts.findLast((start) => start < at);
  return rows[to ?? at]?.id ?? null;
}
