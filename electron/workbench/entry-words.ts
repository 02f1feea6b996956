import type { Entry } from '#shared/domain/entries';
import type { Desk } from '#shared/domain/fold';
import { actInWords } from '#shared/domain/history';
import type { TableName } from '#shared/domain/tables';

/** What an entry says, in a few words, with things called as they are called now; withdrawn ones as they were. */
export function entryInWords({ tables }: Desk, entry: Entry): string {
  const look = (table: TableName, id: string): unknown =>
    tables[table].get(id) ?? tables.withdrawn.get(id)?.rows.find((put) => put.table === table)?.row;
  return actInWords(entry, look as Parameters<typeof actInWords>[1]);
}
