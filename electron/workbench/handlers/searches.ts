import { refuseConfidential } from '../confidential';
import type { Context, Handlers } from '../context';

type SearchesHandlers = Handlers<
  | 'search.saved'
  | 'search.save'
  | 'search.unsave'
  | 'search.history'
  | 'search.remember'
  | 'search.forgetHistory'
>;

export const searchesHandlers = ({ core, searches, vault, describe }: Context): SearchesHandlers => ({
  'search.saved': () => searches.list(),

  'search.save': (search) =>
    core.writing(async () => {
      // Backups hold saved searches, and know nobody but by the alias.
      await refuseConfidential(vault, { name: search.name, query: search.query });
      return searches.save(search);
    }),

  'search.unsave': ({ name }) => core.writing(() => searches.unsave(name)),

  'search.history': () => searches.history(),

  'search.remember': ({ query }) =>
    core.alone(() => searches.remember(query, describe().readOnly === null && core.desk.seq > 0)),

  // A desk that was never written to has nothing on disk to forget, and is not made by forgetting.
  'search.forgetHistory': () =>
    core.desk.seq === 0 ? searches.forgetUnwritten() : core.writing(() => searches.forgetHistory()),
});
