import { isDeepStrictEqual } from 'node:util';
import type { KinView } from '#shared/contract/views';
import type { Kin } from '../alike/following';
import type { Context, Handlers } from '../context';
import { bringIn, tidy } from '../importing/intake';
import { newestFirst, pageOf } from './pages';

export const reportHandlers = (
  context: Context,
): Handlers<
  | 'report.list'
  | 'report.row'
  | 'report.open'
  | 'report.import'
  | 'report.describe'
  | 'report.alike'
  | 'report.embargo'
  | 'report.mark'
> => {
  const { core, present, alike, texts } = context;
  return {
    'report.list': ({ story, loose, offset, limit }) => {
      const { tables, lookups } = core.desk;
      const of = story && tables.story.get(story);
      const all = loose ? lookups.loose.of(tables.report.ids) : tables.report.ids;
      const ids = story ? (of ? present.reportsOf(of) : []) : all;
      const page = story ? pageOf(ids, offset, limit) : newestFirst(ids, offset, limit);
      return { ...page, items: tables.report.rowsOf(page.items).map((report) => present.reportRow(report)) };
    },

    'report.row': ({ report }) => present.coveredRow(present.reportRowOf(report)),

    'report.open': ({ report }) => present.reportView(present.reportRowOf(report)),

    'report.import': ({ files }) => bringIn(context, files),

    'report.describe': async ({ report, meta }) => {
      await core.act(() => {
        const before = present.reportRowOf(report).meta;
        const after = { ...before, ...tidy(meta) };
        if (isDeepStrictEqual(before, after)) return [];
        return [{ kind: 'report.described', payload: { report, meta: after } }];
      });
      return present.reportRow(present.reportRowOf(report));
    },

    'report.alike': async ({ report }) => {
      const row = present.reportRowOf(report);
      const [text, kin] = await Promise.all([texts.of(row), alike.kinOf(row)]);
      return Promise.all(kin.map(async (one) => kinView(present, text, one, await texts.of(one.report))));
    },

    'report.embargo': async ({ report, until }) => {
      const moment = until && new Date(until).toISOString();
      await core.act(() =>
        present.reportRowOf(report).embargo === moment
          ? []
          : [{ kind: 'report.embargoed', payload: { report, until: moment } }],
      );
      return present.reportRow(present.reportRowOf(report));
    },

    'report.mark': async ({ report, standing }) => {
      await core.act(() =>
        isDeepStrictEqual(present.reportRowOf(report).standing, standing)
          ? []
          : [{ kind: 'report.marked', payload: { report, standing } }],
      );
      return present.reportRow(present.reportRowOf(report));
    },
  };
};

const kinView = (
  present: Context['present'],
  text: string,
  { report, comparison: { relation, a, b, passages } }: Kin,
  other: string,
): KinView => ({
  report: present.reportRow(report),
  relation: relation ?? 'shares passages',
  share: a.share,
  shareOfIt: b.share,
  passages: passages.map(({ a: here, b: there }) => ({
    here: { ...here, text: text.slice(here.start, here.end) },
    there: { ...there, text: other.slice(there.start, there.end) },
  })),
});
