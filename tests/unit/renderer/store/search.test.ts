import { describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import { answerOf, heldSearch } from '../search-host';

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
const superseded = new FaultError('refused', 'a newer question took its place');

/** A search that has `a` to `c` on the screen for “bridge”. */
async function shown(names = ['claim:a', 'claim:b', 'report:c']) {
  const held = heldSearch();
  held.search.type('bridge');
  await held.next('search.run').answer(answerOf(names, { counts: { claim: 2, report: 1 } }));
  return held;
}

describe('searching as one types', () => {
  it('asks with every key for a first answer, under one name for all of them', async () => {
    const { search, next } = heldSearch();
    search.type('br');
    search.type('bri');
    const [first, second] = [next('search.run').params, next('search.run').params];
    expect(first).toMatchObject({ query: 'br', typing: true, depth: 'first', limit: 40, order: 'best' });
    expect(second).toMatchObject({ query: 'bri', depth: 'first' });
    expect(first.asker).toBe(second.asker);
    expect(first.asker).not.toBe('');
  });

  it('drops the answer and the fault of a query that a newer key took the place of', async () => {
    const { search, next, state, waiting } = heldSearch();
    search.type('br');
    search.type('bri');
    search.type('brid');
    const [late, refused, current] = [next('search.run'), next('search.run'), next('search.run')];
    await current.answer(answerOf(['claim:new']));
    await late.answer(answerOf(['claim:old']));
    await refused.fail(superseded);
    expect(ids(state().rows)).toEqual(['claim:new']);
    expect(waiting('search.run')).toHaveLength(0);
    expect(state().fault).toBe(null);
  });

  it('keeps the last answer on the screen until the next is there', async () => {
    const { search, state, next } = await shown();
    search.type('bridge c');
    expect(ids(state().rows)).toEqual(['claim:a', 'claim:b', 'report:c']);
    expect(state().asking).toBe('first');
    await next('search.run').answer(answerOf(['report:c']));
    expect(ids(state().rows)).toEqual(['report:c']);
    expect(state()).toMatchObject({ asking: null, selected: 'report:c' });
  });

  it('asks for the full answer where the first is bounded, and leaves alone what stands down to the selected row', async () => {
    const { search, next, state } = heldSearch();
    search.type('bridge');
    await next('search.run').answer(
      answerOf(['claim:a', 'claim:b', 'report:c'], { complete: false, total: 300 }),
    );
    expect(state()).toMatchObject({ asking: 'more', selected: 'claim:a' });
    search.move(1);
    const full = next('search.run');
    expect(full.params).toMatchObject({ query: 'bridge', depth: 'full' });
    await full.answer(answerOf(['report:x', 'claim:b', 'report:c', 'claim:y'], { total: 1204 }));
    expect(ids(state().rows)).toEqual(['claim:a', 'claim:b', 'claim:y', 'report:x', 'report:c']);
    expect(state()).toMatchObject({ asking: null, selected: 'claim:b' });
    expect(state().answer?.total).toBe(1204);
  });

  it('keeps the last rows where a bounded answer has none as yet, until all was looked through', async () => {
    const { search, next, state } = await shown();
    search.type('bridge c');
    await next('search.run').answer(answerOf([], { complete: false }));
    expect(ids(state().rows)).toEqual(['claim:a', 'claim:b', 'report:c']);
    const full = next('search.run');
    expect(full.params).toMatchObject({ query: 'bridge c', depth: 'full' });
    await full.answer(answerOf(['report:c', 'claim:a']));
    expect(ids(state().rows)).toEqual(['report:c', 'claim:a']);
    expect(state().selected).toBe('report:c');
  });

  it('selects the best hit of another query, unless a row was chosen since the last key', async () => {
    const { search, next, state } = await shown();
    search.move(2);
    search.type('bridge c');
    await next('search.run').answer(answerOf(['claim:z', 'report:c']));
    expect(state().selected).toBe('claim:z');
    search.type('bridge cl');
    search.move(1);
    await next('search.run').answer(answerOf(['claim:y', 'claim:z', 'report:c']));
    expect(state().selected).toBe('report:c');
  });

  it('says what went wrong, keeps the rows, and is well again with the next answer', async () => {
    const { search, next, state } = await shown();
    search.type('bridge x');
    await next('search.run').fail(new FaultError('disk', 'the disk is gone'));
    expect(state().fault?.what).toBe('the disk is gone');
    expect(state().rows).toHaveLength(3);
    search.again();
    await next('search.run').answer(answerOf(['report:x']));
    expect(state().fault).toBe(null);
    expect(ids(state().rows)).toEqual(['report:x']);
  });

  it('asks once more where an older question came to the host after it, and not for ever', async () => {
    const { search, next, state, waiting } = heldSearch();
    search.type('bridge');
    await next('search.run').fail(superseded);
    await next('search.run').fail(superseded);
    expect(waiting('search.run')).toHaveLength(0);
    expect(state().fault?.tag).toBe('refused');
  });

  it('waits for every older question before it asks once more: none of them can come after that', async () => {
    const { search, next, waiting, state } = heldSearch();
    search.type('b');
    search.type('br');
    search.type('bri');
    const [first, second] = [next('search.run'), next('search.run')];
    await next('search.run').fail(superseded);
    await second.fail(superseded);
    expect(waiting('search.run')).toHaveLength(0);
    await first.fail(superseded);
    const again = next('search.run');
    expect(again.params.query).toBe('bri');
    await again.answer(answerOf(['claim:a']));
    expect(ids(state().rows)).toEqual(['claim:a']);
  });

  it('clears the list with the field, and hears nothing of what was asked before', async () => {
    const { search, next, state } = heldSearch();
    search.type('bridge');
    search.type(' ');
    await next('search.run').answer(answerOf(['claim:a']));
    expect(state()).toMatchObject({ rows: [], answer: null, selected: null });
  });

  it('fetches more rows when one goes beyond the last, which stays where it is', async () => {
    const { search, next, state } = heldSearch();
    search.type('bridge');
    await next('search.run').answer(answerOf(['claim:a', 'claim:b'], { total: 90 }));
    search.move(1);
    const more = next('search.run');
    expect(more.params).toMatchObject({ limit: 200, depth: 'full' });
    await more.answer(answerOf(['claim:c', 'claim:b', 'claim:a', 'claim:d'], { total: 90 }));
    expect(ids(state().rows)).toEqual(['claim:a', 'claim:b', 'claim:c', 'claim:d']);
    search.type('bridges');
    expect(next('search.run').params.limit).toBe(40);
  });

  it('takes what was meant where nothing was found', async () => {
    const { search, next, state } = heldSearch();
    search.type('brigde');
    await next('search.run').answer(answerOf([], { suggestion: 'bridge' }));
    search.takeSuggestion();
    expect(state().text).toBe('bridge');
    expect(next('search.run').params.query).toBe('bridge');
  });
});

describe('Enter', () => {
  /** A search that is open, and what was opened from it. */
  async function entered() {
    const held = await shown();
    const opened: string[] = [];
    const leave = held.search.enter(null);
    return { ...held, opened, leave, enter: () => held.search.accept(({ id }) => opened.push(id)) };
  }

  it('opens what is selected', async () => {
    const { search, enter, opened } = await entered();
    search.move(1);
    await enter();
    expect(opened).toEqual(['claim:b']);
  });

  it('opens the best hit of what is typed, where the rows are still those of before', async () => {
    const { search, next, enter, opened } = await entered();
    search.type('bridge c');
    const entering = enter();
    await next('search.run').answer(answerOf(['report:c', 'claim:a']));
    await entering;
    expect(opened).toEqual(['report:c']);
  });

  it('opens nothing where another key, a fault or the end of the search comes before the answer', async () => {
    const { search, next, enter, opened, leave } = await entered();
    search.type('bridge c');
    const first = enter();
    search.type('bridge cl');
    next('search.run');
    await next('search.run').answer(answerOf(['report:c']));
    await first;
    search.type('bridge clo');
    const second = enter();
    await next('search.run').fail(new FaultError('disk', 'the disk is gone'));
    await second;
    expect(opened).toEqual([]);
    search.type('bridge clos');
    await next('search.run').answer(answerOf(['report:c']));
    search.type('bridge close');
    const third = enter();
    leave();
    await third;
    expect(opened).toEqual([]);
  });
});

describe('narrowing and ordering', () => {
  it('narrows to a kind within what is typed, and widens with the same key', async () => {
    const { search, next, state } = await shown();
    search.narrow('claim');
    expect(state().text).toBe('bridge in:claims');
    await next('search.run').answer(answerOf(['claim:a'], { counts: { claim: 2 } }));
    expect(state().counted.counts).toEqual({ claim: 2, report: 1 });
    search.narrow('claim');
    expect(state().text).toBe('bridge');
  });

  it('turns the order, and asks again', async () => {
    const { search, next } = await shown();
    search.toggleOrder();
    expect(next('search.run').params).toMatchObject({ order: 'newest', query: 'bridge' });
    search.toggleOrder();
    expect(next('search.run').params.order).toBe('best');
  });
});

describe('finding what is like a sentence', () => {
  it('takes what stands in the field along, and comes back to the words as they were', async () => {
    const { search, next, state } = await shown();
    search.toggleMode();
    const asked = next('search.similar');
    expect(asked.params).toMatchObject({ text: 'bridge', kinds: ['claim', 'report'], besides: null });
    await asked.answer(answerOf(['claim:s']));
    expect(ids(state().rows)).toEqual(['claim:s']);
    search.type('bridge of boats');
    search.toggleMode();
    expect(state()).toMatchObject({ mode: 'words', text: 'bridge' });
  });

  it('is opened on a claim’s sentence, and looks for others', () => {
    const { search, next } = heldSearch();
    search.enter({ text: 'The bridge is shut', besides: 'c1' as never });
    expect(next('search.similar').params).toMatchObject({ text: 'The bridge is shut', besides: 'c1' });
    search.narrow('report');
    expect(next('search.similar').params).toMatchObject({ kinds: ['report'] });
  });
});

describe('coming back', () => {
  it('finds query, rows and selection as they were, without asking again', async () => {
    const { search, state, waiting } = await shown();
    const leave = search.enter(null);
    search.move(1);
    leave();
    search.keepPlace();
    search.enter(null);
    expect(waiting('search.run')).toHaveLength(0);
    expect(state()).toMatchObject({ text: 'bridge', selected: 'claim:b' });
    expect(ids(state().rows)).toEqual(['claim:a', 'claim:b', 'report:c']);
  });

  it('comes back to a sentence where it was one, and is about words when opened anew', async () => {
    const { search, state, waiting } = heldSearch();
    search.enter({ text: 'The bridge is shut', besides: null })();
    search.keepPlace();
    search.enter(null)();
    expect(state().mode).toBe('similar');
    await Promise.resolve();
    search.enter(null);
    expect(state().mode).toBe('words');
    expect(waiting('search.run')).toHaveLength(0);
  });

  it('asks for what stands in the field where it left before that was answered', async () => {
    const { search, next, state } = await shown();
    const leave = search.enter(null);
    search.type('ferry');
    leave();
    await next('search.run').answer(answerOf(['claim:late']));
    search.enter(null);
    await next('search.run').answer(answerOf(['report:f']));
    expect(ids(state().rows)).toEqual(['report:f']);
  });

  it('completes an answer that was not complete when it left', async () => {
    const { search, next } = heldSearch();
    const leave = search.enter(null);
    search.type('bridge');
    await next('search.run').answer(answerOf(['claim:a'], { complete: false }));
    leave();
    next('search.run');
    search.enter(null);
    expect(next('search.run').params).toMatchObject({ depth: 'full', query: 'bridge' });
  });

  it('forgets what it found on another desk, and asks for the same there', async () => {
    const { search, state, next, desk } = await shown();
    desk.path = '/other';
    search.enter(null);
    expect(state().rows).toEqual([]);
    expect(next('search.run').params.query).toBe('bridge');
  });

  it('follows the desk while it is open, and no longer', async () => {
    const { search, next, tell, waiting, state } = await shown();
    const leave = search.enter(null);
    await tell('desk.changed', { seq: 2, touched: [] });
    await next('search.run').answer(answerOf(['claim:a', 'claim:new']));
    expect(ids(state().rows)).toEqual(['claim:a', 'claim:new']);
    leave();
    await tell('desk.changed', { seq: 3, touched: [] });
    expect(waiting('search.run')).toHaveLength(0);
  });

  it('tells how far the index is, and asks again when it is full', async () => {
    const { search, next, tell, state } = heldSearch();
    search.enter(null);
    search.type('bridge');
    await next('search.run').answer(answerOf([], { indexing: { done: 10, total: 100 } }));
    await tell('progress', { task: 'index', done: 40, total: 100 });
    expect(state().answer?.indexing).toEqual({ done: 40, total: 100 });
    await tell('progress', { task: 'index', done: 100, total: 100 });
    expect(state().answer?.indexing).toBe(null);
    expect(next('search.run').params.query).toBe('bridge');
  });
});

describe('saved searches and those of before', () => {
  const SAVED = [
    { name: 'Bridges', query: 'bridge', order: 'newest' as const },
    { name: 'Ferries', query: 'ferry', order: 'best' as const },
  ];
  async function entered() {
    const held = heldSearch();
    held.search.enter(null);
    await held.next('search.saved').answer(SAVED);
    await held.next('search.history').answer(['ferry in:claims', 'bridge']);
    return held;
  }

  it('are there while nothing is typed, with what each finds now', async () => {
    const { next, tell, state } = await entered();
    const counting = next('search.count');
    expect(counting.params).toEqual({ queries: ['bridge', 'ferry'] });
    await counting.answer([7, 0]);
    expect([...state().found]).toEqual([
      ['bridge', 7],
      ['ferry', 0],
    ]);
    await tell('desk.changed', { seq: 2, touched: [] });
    await next('search.count').answer([8, 0]);
    expect(state().found.get('bridge')).toBe(8);
  });

  it('tell why they are not there, and leave what is found alone', async () => {
    const { search, next, state } = await shown();
    search.enter(null);
    await next('search.saved').fail(new FaultError('damaged', 'the file cannot be read'));
    expect(state().listsFault?.what).toBe('the file cannot be read');
    expect(state()).toMatchObject({ fault: null, selected: 'claim:a' });
    void search.load();
    await next('search.saved').answer(SAVED);
    expect(state()).toMatchObject({ listsFault: null, saved: SAVED });
  });

  it('are chosen with arrows and Enter, in the order they were saved in', async () => {
    const { search, state, next } = await entered();
    expect(state().selected).toBe(null);
    search.move(1);
    await search.accept(() => undefined);
    expect(state().text).toBe('bridge');
    expect(next('search.run').params).toMatchObject({ query: 'bridge', order: 'newest' });
    search.type('');
    search.move(3);
    search.move(3);
    await search.accept(() => undefined);
    expect(state().text).toBe('bridge');
  });

  it('are walked through as in a shell, and the draft comes back', async () => {
    const { search, state } = await entered();
    search.type('dra');
    search.walk(1);
    expect(state().text).toBe('ferry in:claims');
    search.walk(1);
    search.walk(1);
    expect(state().text).toBe('bridge');
    search.walk(-1);
    search.walk(-1);
    expect(state().text).toBe('dra');
    search.walk(-1);
    expect(state().text).toBe('dra');
  });

  it('do not stop at the search that stands in the field already', async () => {
    const { search, state } = await entered();
    search.type('ferry in:claims');
    search.walk(1);
    expect(state().text).toBe('bridge');
    search.walk(-1);
    expect(state().text).toBe('ferry in:claims');
  });

  it('are removed, and put back as they were', async () => {
    const { search, state, next } = await entered();
    const [bridges] = SAVED;
    if (!bridges) throw new Error('nothing is saved');
    const removing = search.remove(bridges);
    await next('search.unsave').answer(SAVED.slice(1));
    await removing;
    expect(state().selected).toBe('saved Ferries');
    const restoring = search.restore();
    const back = next('search.save');
    expect(back.params).toEqual(bridges);
    await back.answer(SAVED);
    await restoring;
    expect(state()).toMatchObject({ removed: null, selected: 'saved Bridges' });
  });

  it('are renamed without a moment in which they are not there', async () => {
    const { search, next } = await entered();
    const [bridges] = SAVED;
    if (!bridges) throw new Error('nothing is saved');
    const renaming = search.rename(bridges, 'Crossings');
    const saving = next('search.save');
    expect(saving.params).toEqual({ ...bridges, name: 'Crossings' });
    expect(() => next('search.unsave')).toThrow('not called');
    await saving.answer(SAVED);
    const removal = next('search.unsave');
    expect(removal.params).toEqual({ name: 'Bridges' });
    await removal.answer(SAVED);
    await renaming;
  });

  it('remembers what was searched for, and not sentences', async () => {
    const { search, next, waiting } = await entered();
    search.type(' bridge ');
    void search.remember();
    expect(next('search.remember').params).toEqual({ query: 'bridge' });
    search.toggleMode();
    void search.remember();
    expect(waiting('search.remember')).toHaveLength(0);
  });

  it('forgets those of before, and puts them back in their order', async () => {
    const { search, state, next } = await entered();
    const forgetting = search.forgetHistory();
    await next('search.forgetHistory').answer([]);
    await forgetting;
    expect(state().history).toEqual([]);
    const restoring = search.restore();
    await next('search.remember').answer(['bridge']);
    const last = next('search.remember');
    expect(last.params).toEqual({ query: 'ferry in:claims' });
    await last.answer(['ferry in:claims', 'bridge']);
    await restoring;
    expect(state().history).toEqual(['ferry in:claims', 'bridge']);
  });
});
