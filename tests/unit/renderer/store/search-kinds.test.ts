import { describe, expect, it } from 'vitest';
import { countedBy, kindIn, withKind, withoutKind } from '../../../../renderer/store/search-kinds';

describe('a filter by kind in what is typed', () => {
  it('is found wherever it stands, but not within quotes or within a word', () => {
    expect(kindIn('in:claims bridge')).toBe('claim');
    expect(kindIn('bridge IN:reports')).toBe('report');
    expect(kindIn('"in:claims" bridge')).toBe(null);
    expect(kindIn('“in:claims” bridge')).toBe(null);
    expect(kindIn('again:claims')).toBe(null);
    expect(kindIn('in:nothing')).toBe(null);
    expect(kindIn('-in:claims')).toBe(null);
  });

  it('is put at the end, in the place of another, and taken out again', () => {
    expect(withKind('bridge closed', 'claim')).toBe('bridge closed in:claims');
    expect(withKind('bridge in:claims closed', 'report')).toBe('bridge closed in:reports');
    expect(withKind('bridge in:claims closed', null)).toBe('bridge closed');
    expect(withKind('', 'claim')).toBe('in:claims ');
    expect(withKind('in:claims ', null)).toBe('');
  });

  it('narrows all of a query with OR, not its last part', () => {
    expect(withKind('bridge OR ferry', 'claim')).toBe('(bridge OR ferry) in:claims');
    expect(withKind('(bridge OR ferry) in:claims', null)).toBe('bridge OR ferry');
    expect(withKind('(bridge OR ferry) in:claims', 'report')).toBe('(bridge OR ferry) in:reports');
    expect(withKind('(a OR b) (c OR d)', 'claim')).toBe('(a OR b) (c OR d) in:claims');
    expect(withoutKind('(a OR b) (c OR d) in:claims')).toBe('(a OR b) (c OR d)');
    expect(withKind('"this OR that"', 'claim')).toBe('"this OR that" in:claims');
  });
});

describe('counts of kinds', () => {
  const before = countedBy({ of: '', counts: {} }, 'bridge', { claim: 3, report: 9 });

  it('are those of the query without its filter, for as long as the query is the same', () => {
    expect(countedBy(before, 'bridge in:claims', { claim: 4 }).counts).toEqual({ claim: 4, report: 9 });
    expect(countedBy(before, 'bridge in:claims', {}).counts).toEqual({ claim: 0, report: 9 });
    expect(countedBy(before, 'ferry in:claims', { claim: 4 }).counts).toEqual({ claim: 4 });
  });
});
