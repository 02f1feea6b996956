import { describe, expect, it } from 'vitest';
import { canBothFire, stateWhere } from '#shared/commands/clash';
import type { Command } from '#shared/commands/commands';

const command = (when: Command['when'], more: Partial<Command> = {}): Command => ({
  id: 'made.up',
  title: 'Made up',
  group: 'Find',
  keys: ['c'],
  ...(when ? { when } : {}),
  ...more,
});

describe('stateWhere', () => {
  it('finds a state by the fields that are looked at, and settles no others', () => {
    expect(stateWhere((s) => s.pane === 'claims' && s.hasClaim && !s.walking)).toEqual({
      pane: 'claims',
      hasClaim: true,
      walking: false,
    });
  });

  it('finds none where there is none', () => {
    expect(stateWhere((s) => s.pane === 'claims' && s.pane !== 'claims')).toBeNull();
    expect(stateWhere((s) => s.focus === 'field' && s.focus === ('pane' as string))).toBeNull();
  });

  it('lets through what goes wrong in a predicate', () => {
    expect(() =>
      stateWhere(() => {
        throw new Error('broken');
      }),
    ).toThrow('broken');
  });
});

describe('two commands of one key', () => {
  it('clash where both make sense at once, however far down that is', () => {
    expect(
      canBothFire(
        command((s) => s.hasReport),
        command((s) => s.pane === 'library' && s.sample),
      ),
    ).toBe(true);
    expect(canBothFire(command(undefined), command(undefined, { writes: true }))).toBe(true);
  });

  it('go beside each other where never both make sense', () => {
    expect(
      canBothFire(
        command((s) => s.pane === 'library'),
        command((s) => s.pane === 'claims'),
      ),
    ).toBe(false);
    expect(
      canBothFire(
        command((s) => s.walking && s.hasReport),
        command((s) => !s.hasReport, { writes: true }),
      ),
    ).toBe(false);
  });
});
