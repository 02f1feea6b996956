import type { Query, Term } from './ast';
import { spellingOf } from './fields';

/** The plain spelling of a query: parsing it gives the same query again, without a problem that concerns its form. */
export function print(query: Query): string {
  switch (query.is) {
    case 'term':
      return printTerm(query);
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
