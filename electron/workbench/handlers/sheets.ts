import type { Parsed } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import type { ClaimView, Paper, SheetScope } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import { type Claim, nameOf, type Report } from '#shared/domain/records';
import { sheetData } from '#shared/sheet/data';
import type { SheetKind } from '#shared/sheet/input';
import { sheetHtml } from '#shared/sheet/sheet';
import type { Context, Handlers } from '../context';
import { need } from '../core';
import { printingFonts } from '../printing-fonts';

export const sheetHandlers = (context: Context): Handlers<'sheet.html' | 'sheet.pdf'> => ({
  'sheet.html': async (params) => ({ html: await htmlOf(context, params) }),

  'sheet.pdf': async (params) => {
    const printed = await context.printer.pdf(await htmlOf(context, params), paperOf(context, params));
    return { ...printed, name: fileNameOf(subjectOf(context, params.of).title) };
  },
});

type SheetParams = Parsed<'sheet.html'>;

const paperOf = ({ settings }: Context, { paper }: SheetParams): Paper => paper ?? settings.value.paper;

async function htmlOf(context: Context, params: SheetParams): Promise<string> {
  const { present, core, version, now } = context;
  const { title, kind, claims, reports } = subjectOf(context, params.of);
  const views = await Promise.all(claims.map((claim) => present.claim(claim)));
  const sources = withSources(context, reports, views);
  for (const source of sources) refuseUnderEmbargo(source, now());
  // A sheet leads to its sources' very letters: none is made of a text that cannot be read.
  await Promise.all(sources.map((report) => context.texts.of(report)));
  const { checker } = context.describe();
  const { seq, hash } = core.ledger.head;
  const data = sheetData({
    title,
    kind,
    reports: sources.map((report) => ({
      ...present.reportRow(report),
      textSha256: report.text.sha256,
    })),
    claims: views,
    checker,
    head: { seq, hash: seq === 0 ? null : hash },
    printedAt: { iso: now().toISOString(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    version,
  });
  return sheetHtml(data, { paper: paperOf(context, params), fonts: await printingFonts() });
}

/** @throws FaultError `refused` while the report is under embargo */
function refuseUnderEmbargo(report: Report, now: Date): void {
  const { embargo } = report;
  if (embargo === null || Date.parse(embargo) <= now.getTime()) return;
  throw new FaultError(
    'refused',
    `“${nameOf(report)}” (${report.id}) is under embargo until ${embargo.replace('T', ' ').replace(/(?::00)?\.000Z$/, ' UTC')}`,
    null,
    'Wait until then, take its claims off the sheet, or lift the embargo.',
  );
}

interface Subject {
  readonly title: string;
  readonly kind: SheetKind;
  readonly claims: readonly Claim[];
  readonly reports: readonly Report[];
}

/** What a scope stands for. @throws FaultError `not-found` naming the id. */
function subjectOf({ present, core }: Context, scope: SheetScope): Subject {
  if ('report' in scope) {
    const report = present.reportRowOf(scope.report);
    return {
      title: nameOf(report),
      kind: 'report',
      claims: present.claimsOfReport(report.id),
      reports: [report],
    };
  }
  if ('story' in scope) {
    const story = need(core.desk.tables.story.get(scope.story), 'story', scope.story);
    const { name } = story;
    const reports = present.reportsOf(story);
    return {
      title: name,
      kind: 'story',
      claims: present.claimsOf(reports),
      reports: reports.map(present.reportRowOf),
    };
  }
  const claims = scope.claims.map(present.claimRow);
  return {
    title: claims.length === 1 ? 'One claim' : `${claims.length} claims`,
    kind: 'claims',
    claims,
    reports: [],
  };
}

/** The sheet's reports, then every other report that a quotation on it comes from: each needs its hash in the list. */
function withSources(
  { present }: Context,
  reports: readonly Report[],
  claims: readonly ClaimView[],
): Report[] {
  const quoted = claims.flatMap(({ anchors, responses }) => [
    ...anchors.map(({ report }) => report),
    ...responses.flatMap(({ anchor, footing }) =>
      anchor && footing !== 'off-record' ? [anchor.report] : [],
    ),
  ]);
  const ids = new Set<ReportId>([...reports.map(({ id }) => id), ...quoted]);
  return [...ids].map(present.reportRowOf);
}

/** A name every file system takes. */
function fileNameOf(title: string): string {
  const plain = title
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return `verdict-sheet${plain ? `-${plain}` : ''}.pdf`;
}
