import type { Context, Handlers } from '../context';

type SearchHandlers = Handlers<
  'search.run' | 'search.similar' | 'search.count' | 'search.values' | 'index.describe' | 'index.pause'
>;

export const searchHandlers = ({ searching }: Context): SearchHandlers => ({
  'search.run': ({ asker, ...question }) => searching.search(question, asker),
  'search.similar': ({ asker, ...question }) => searching.similar(question, asker),
  'search.count': ({ queries }) => searching.count(queries),
  'search.values': ({ field, beginning, limit }) => searching.values(field, beginning, limit),
  'index.describe': () => searching.describe(),
  'index.pause': ({ paused }) => searching.pause(paused),
});
