import type { Dated, Query, Term } from './ast';
import { spanOf } from './dates';
import { spellingOf } from './fields';

/** The plain spelling of a query: parsing it gives the same query again, without a problem that concerns its form. */
export function print(query: Query): string {
  switch (query.is) {
    case 'term':
      return printTerm(query);
    case 'near':
      return `"${query.text}"~${query.within}`;
    case 'dated':
      return `date:${printDays(query)}`;
    case 'choice':
      return `${query.field}:${spellingOf(query.field, query.value)}`;
    case 'within':
      return `${query.field}:${grouped(query.of)}`;
    case 'not':
      return `-${grouped(query.of)}`;
    case 'and':
      return query.of.map((member) => (member.is === 'or' ? grouped(member) : print(member))).join(' ');
    case 'or':
      return query.of.map((member) => (member.is === 'and' ? grouped(member) : print(member))).join(' OR ');
  }
}

const grouped = (query: Query): string =>
  query.is === 'and' || query.is === 'or' ? `(${print(query)})` : print(query);

function printTerm({ text, quoted, prefix, distance }: Term): string {
  if (quoted) return `"${text}"${prefix ? '*' : ''}`;
  return `${text}${prefix ? '*' : ''}${['', '~', '~2'][distance]}`;
}

/** `2019` and `2019-10` for the days of one year or month, else the range. */
function printDays({ from, to }: Dated): string {
  if (from === null) return `<=${to}`;
  if (to === null) return `>=${from}`;
  const whole = [from.slice(0, 4), from.slice(0, 7), from].find((iso) => {
    const span = spanOf(iso);
    return span.from === from && span.to === to;
  });
  return whole ?? `${from}..${to}`;
}
