import { isDeepStrictEqual } from 'node:util';
import type { Context, Handlers } from '../context';
import { bringIn, tidy } from '../importing/intake';
import { newestFirst, pageOf } from './pages';

export const reportHandlers = (
  context: Context,
): Handlers<
  'report.list' | 'report.open' | 'report.import' | 'report.describe' | 'report.embargo' | 'report.mark'
> => {
  const { core, present } = context;
  return {
    'report.list': ({ story, offset, limit }) => {
      const { tables } = core.desk;
      const of = story && tables.story.get(story);
      const ids = story ? (of ? present.reportsOf(of) : []) : tables.report.ids;
      const page = story ? pageOf(ids, offset, limit) : newestFirst(ids, offset, limit);
      return { ...page, items: tables.report.rowsOf(page.items).map((report) => present.reportRow(report)) };
    },

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
