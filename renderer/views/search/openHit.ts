import type { SearchHit } from '#shared/contract/views';
import { isId } from '#shared/domain/ids';
import type { App } from '../../store/app';
import { searchOf } from '../../store/search';
import type { Spot } from '../../store/state';
import { say } from '../../texts/say';

/** Opens what was found at the very words, and remembers what was searched for. */
export async function openHit(app: App, hit: SearchHit): Promise<void> {
  void searchOf(app).remember();
  app.closeDialog();
  const before = app.store.getState().trail.at(-1);
  try {
    const going = leadTo(app, hit);
    markSearch(app, before);
    await going;
    markSearch(app, before);
  } catch (error) {
    app.failed(say('search.openFailed'), error, () => void openHit(app, hit));
  }
}

/** Whoever goes back from here comes back to the search. */
function markSearch({ store }: App, before: Spot | undefined): void {
  const { trail } = store.getState();
  const last = trail.at(-1);
  if (!last || last === before || last.search) return;
  store.setState({ trail: [...trail.slice(0, -1), { ...last, search: true }] });
}

async function leadTo(app: App, { kind, id, at, claim }: SearchHit): Promise<void> {
  const { mode, text } = searchOf(app).store.getState();
  if (kind === 'report' && isId('report', id) && mode === 'words')
    return app.walkHits(id, { query: text, from: at });
  if (kind === 'report' && isId('report', id)) return app.jumpToReport(id, { hit: at });
  if (kind === 'claim' && isId('claim', id)) return app.jumpToClaim(id);
  if (kind === 'party' && isId('party', id)) return app.openDialog({ kind: 'party', party: id });
  if (kind === 'story' && isId('story', id)) return openStory(app, id);
  if (claim) return app.jumpToClaim(claim);
}

async function openStory(app: App, id: Parameters<App['openStory']>[0]): Promise<void> {
  app.leaveMark();
  await app.openStory(id);
  app.goToPane('library');
}
