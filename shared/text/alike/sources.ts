/**
 * Groups reports into independent sources: two that are one source, and all that hang together by such pairs, are one
 * group (union-find, Tarjan 1975). A digest that took over most of two agencies' stories therefore makes one source of
 * all three: too few sources are counted, never too many.
 * @param isOneSource whether two reports are one source by their texts; asked only where that is not known already
 * @returns the groups in the order of their first reports, each in the order given
 */
export function sourcesOf<Report>(
  reports: readonly Report[],
  isOneSource: (one: Report, other: Report) => boolean,
): Report[][] {
  const parents = reports.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parents[root] !== root) root = parents[root] as number;
    parents[at] = root;
    return root;
  };
  for (const [at, report] of reports.entries()) {
    for (const [before, other] of reports.slice(0, at).entries()) {
      const [root, own] = [rootOf(before), rootOf(at)];
      if (root !== own && isOneSource(other, report)) parents[own] = root;
    }
  }
  const groups = new Map<number, Report[]>();
  for (const [at, report] of reports.entries()) {
    const root = rootOf(at);
    groups.set(root, [...(groups.get(root) ?? []), report]);
  }
  return [...groups.values()];
}
