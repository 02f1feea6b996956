import { type CoverageCounts, countsOf, coverageOf } from '#shared/domain/coverage';
import type { Anchor, Report } from '#shared/domain/records';
import { sentencesOf } from '#shared/text/sentences';
import type { Context } from './context';

/** How much of a report is checked, waived and open, sentence by sentence. */
export async function coverageCounts(context: Context, report: Report): Promise<CoverageCounts> {
  const sentences = sentencesOf(await context.texts.of(report));
  return countsOf(coverageOf(sentences, placesIn(context, report), context.present.waiversOf(report.id)));
}

/** The places in a report that somebody checks: of claims, and of responses to any claim. */
function placesIn({ core, present }: Context, { id }: Report): Anchor[] {
  const { lookups, tables } = core.desk;
  const own = present.claimsOfReport(id).flatMap(({ anchors }) => anchors);
  const answered = tables.response
    .rowsOf(lookups.responsesOfReport.of(id))
    .flatMap(({ anchor }) => anchor ?? []);
  return [...own, ...answered].filter(({ report }) => report === id);
}
