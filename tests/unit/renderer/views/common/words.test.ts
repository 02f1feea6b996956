import { describe, expect, it } from 'vitest';
import { mayPass } from '../../../../../renderer/views/common/Fault';
import { ago } from '../../../../../renderer/views/common/Moment';
import { count, size } from '../../../../../renderer/views/common/size';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');

describe('how long ago', () => {
  it('is said in the largest unit that says something', () => {
    const said = [
      '2026-11-21T11:59:40Z',
      '2026-11-21T11:15:00Z',
      '2026-11-21T10:00:00Z',
      '2026-11-20T11:00:00Z',
    ];
    expect(said.map((time) => ago(time, NOW))).toEqual([
      'just now',
      '45 minutes ago',
      '2 hours ago',
      'yesterday',
    ]);
  });
});

describe('sizes and counts', () => {
  it('are read without a table at hand', () => {
    expect([999, 1000, 1_250_000, 3e9].map(size)).toEqual(['999 bytes', '1 kB', '1.3 MB', '3 GB']);
    expect(count(1, 'entry', 'entries')).toBe('1 entry');
    expect(count(1204, 'entry', 'entries')).toBe('1,204 entries');
  });
});

describe('trying again', () => {
  it('is offered where the world was at fault, not the call', () => {
    const fault = { what: '', where: null, todo: null };
    expect(mayPass({ ...fault, tag: 'disk' })).toBe(true);
    expect(mayPass({ ...fault, tag: 'ambiguous' })).toBe(false);
  });
});
