import { describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import type { SearchHit } from '#shared/contract/views';
import { openHit } from '../../../../../renderer/views/search/openHit';
import { hit } from '../../search-host';
import { claimOf, opened, view } from '../../store/held-host';

const found = (name: string, change: Partial<SearchHit>): SearchHit => ({ ...hit(name), ...change });

async function searching() {
  const held = await opened([claimOf('c1', 'open')]);
  held.app.openDialog({ kind: 'search' });
  return held;
}

describe('what was found', () => {
  it('is a report opened at the words, from where one comes back to the search', async () => {
    const { app, next, state } = await searching();
    const at = { start: 9, end: 11 };
    const opening = openHit(app, found('report:r2', { id: 'r2' as never, at }));
    expect(state().dialog).toBe(null);
    expect(state().trail.at(-1)?.search).toBe(true);
    (await next('report.open')).answer(view('r2'));
    await opening;
    expect(state().reading?.report.id).toBe('r2');
    expect(state().hit).toEqual(at);
  });

  it('is a response, note or evidence opened with its claim', async () => {
    for (const kind of ['response', 'note', 'evidence']) {
      const { app, next, state } = await searching();
      const opening = openHit(app, found(`${kind}:x`, { claim: 'c1' as never }));
      const anchors = [{ report: 'r1', start: 0, end: 5 }] as never;
      (await next('claim.open')).answer({ ...claimOf('c1', 'open'), anchors });
      (await next('report.open')).answer(view('r1'));
      await opening;
      expect(state()).toMatchObject({ claim: 'c1', pane: 'report' });
      expect(state().trail.at(-1)?.search).toBe(true);
    }
  });

  it('is a party shown with its answers', async () => {
    const { app, state } = await searching();
    await openHit(app, found('party:p', { id: 'p1' as never }));
    expect(state().dialog).toEqual({ kind: 'party', party: 'p1' });
  });

  it('is a story the library goes to', async () => {
    const { app, state } = await searching();
    const opening = openHit(app, found('story:s', { id: 's1' as never }));
    await opening;
    expect(state()).toMatchObject({ story: 's1', row: 's1', pane: 'library' });
    expect(state().trail.at(-1)?.search).toBe(true);
  });

  it('says so where it cannot be opened, and is opened by trying again', async () => {
    const { app, next, state } = await searching();
    const opening = openHit(app, found('claim:c', { id: 'c9' as never }));
    (await next('claim.open')).fail(new FaultError('not-found', 'there is no claim c9'));
    await opening;
    const [toast] = state().toasts;
    expect(toast?.text).toContain('there is no claim c9');
    toast?.retry?.();
    expect((await next('claim.open')).params).toEqual({ claim: 'c9' });
  });
});
