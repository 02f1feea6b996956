import { expect, it } from 'vitest';
import type { ReportId, StoryId } from '#shared/domain/ids';
import { Lookups } from '#shared/domain/lookups';
import type { Story } from '#shared/domain/records';
import { carryOut, emptyTables } from '#shared/domain/tables';

const [r1, r2] = ['r1', 'r2'] as unknown as [ReportId, ReportId];
const [s1, s2] = ['s1', 's2'] as unknown as [StoryId, StoryId];

it('a story that is saved again keeps its place among those of its unchanged members', () => {
  const [tables, lookups] = [emptyTables(), new Lookups()];
  const save = (row: Story): void => {
    const put = { table: 'story', id: row.id, row } as const;
    lookups.follow(put, tables.story.get(row.id), tables);
    carryOut(tables, put);
  };
  save({ id: s1, name: 'One', reports: [r1] });
  save({ id: s2, name: 'Two', reports: [r1] });
  save({ id: s1, name: 'One, renamed', reports: [r1, r2] });
  expect(lookups.storiesOfReport.of(r1)).toEqual([s1, s2]);
  expect(lookups.storiesOfReport.of(r2)).toEqual([s1]);
  save({ id: s1, name: 'One, renamed', reports: [r2] });
  expect(lookups.storiesOfReport.of(r1)).toEqual([s2]);
});
