import type { VerdictCounts } from '../contract/views';
import { VERDICTS, type Verdict } from '../domain/stances';
import type { SheetClaim } from './data';

/** How many claims have each verdict. */
export function countsOf(claims: readonly SheetClaim[]): VerdictCounts {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { ruling } of claims) counts[ruling.verdict] += 1;
  return counts;
}

/** What an editor has to look at before print, and the rest; each in the order of the sheet. */
export function sorted(claims: readonly SheetClaim[]): { unsettled: SheetClaim[]; settled: SheetClaim[] } {
  const unsettled = (claim: SheetClaim): boolean => claim.ruling.verdict === 'open' || claim.disputed;
  return { unsettled: claims.filter(unsettled), settled: claims.filter((claim) => !unsettled(claim)) };
}
