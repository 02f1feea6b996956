import { describe, expect, it } from 'vitest';
import { accept, complete } from '#shared/query/complete';

const at = (text: string) => complete(text, text.length);
const labels = (text: string) => at(text).items.map(({ label }) => label);

describe('what may be typed', () => {
  it.each([
    ['ou', ['outlet:']],
    ['peace ST', ['story:', 'stance:']],
    ['-(is', ['is:']],
    ['verdict:de', ['denied', 'declined']],
    ['verdict:"no re', ['no-response']],
    ['in:c', ['claims']],
    ['has:', ['note', 'evidence', 'response', 'verdict', 'date', 'byline', 'outlet', 'url', 'anchor']],
    ['"ou', []],
    ['', []],
    ['peace ', []],
    ['https:', []],
    ['date:20', []],
  ])('after %s', (text, expected) => expect(labels(text)).toEqual(expected));

  it('are values the desk is asked for, after a field that has them', () => {
    expect(at('outlet:"Daily ex').wanted).toEqual({ field: 'outlet', beginning: 'Daily ex' });
    const { items } = complete('outlet:d', 8, [{ value: 'Daily Example', count: 3 }]);
    expect(items).toEqual([{ kind: 'value', insert: '"Daily Example" ', label: 'Daily Example', help: '3' }]);
  });

  it('takes the place of what was begun, and leaves the rest', () => {
    const text = 'peace ou (a)';
    const completions = complete(text, 8);
    const [item] = completions.items;
    if (!item) throw new Error('nothing is offered');
    expect(accept(text, completions, item)).toEqual({ text: 'peace outlet: (a)', caret: 13 });
    const value = complete('(in:cl) a', 6);
    const [claims] = value.items;
    if (!claims) throw new Error('nothing is offered');
    expect(accept('(in:cl) a', value, claims)).toEqual({ text: '(in:claims) a', caret: 10 });
  });
});
