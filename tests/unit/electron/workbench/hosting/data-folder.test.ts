import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolders, ownDeskFolder } from '#workbench/hosting/data-folder';

const on = (platform: string, env: Record<string, string> = {}) =>
  dataFolders({ platform, env, home: join('/home', 'ann') });

describe('the data folder', () => {
  it.each([
    ['linux', {}, join('/home', 'ann', '.local', 'share', 'galley')],
    ['linux', { XDG_DATA_HOME: '/xdg' }, join('/xdg', 'galley')],
    ['freebsd', {}, join('/home', 'ann', '.local', 'share', 'galley')],
    ['darwin', { XDG_DATA_HOME: '/xdg' }, join('/home', 'ann', 'Library', 'Application Support', 'Galley')],
    ['win32', { APPDATA: join('/roaming') }, join('/roaming', 'Galley')],
    ['win32', {}, join('/home', 'ann', 'AppData', 'Roaming', 'Galley')],
    ['linux', { GALLEY_DATA: '/elsewhere' }, '/elsewhere'],
    ['darwin', { GALLEY_DATA: 'relative' }, resolve('relative')],
    ['linux', { GALLEY_DATA: '', XDG_DATA_HOME: '' }, join('/home', 'ann', '.local', 'share', 'galley')],
  ])('on %s with %j is %s', (platform, env: Record<string, string>, folder) => {
    expect(on(platform, env).data).toBe(resolve(folder));
  });

  it('holds both desks, each its own', () => {
    const { data, own, sample, named } = on('linux');
    expect({ own, sample, named }).toEqual({
      own: join(data, 'desk'),
      sample: join(data, 'sample'),
      named: false,
    });
  });
});

it('holds the rolling backups, outside the desk they are of', () => {
  expect(on('linux', { GALLEY_DESK: '/desks/one' }).backups).toBe(join(on('linux').data, 'backups'));
});

describe('the own desk', () => {
  it('is where GALLEY_DESK says, and the rest stays', () => {
    const { own, data, named } = on('linux', { GALLEY_DESK: '/desks/one' });
    expect({ own, named }).toEqual({ own: resolve('/desks/one'), named: true });
    expect(data).toBe(on('linux').data);
  });

  it('is where the call says before anything else', () => {
    const env = { GALLEY_DESK: '/desks/one' };
    expect(dataFolders({ platform: 'linux', env, home: '/home/ann' }, '/desks/two').own).toBe(
      resolve('/desks/two'),
    );
  });

  it('is the same for the command line', () => {
    expect(ownDeskFolder({ GALLEY_DATA: '/data' })).toBe(resolve('/data/desk'));
    expect(ownDeskFolder({ GALLEY_DATA: '/data', GALLEY_DESK: '/mine' })).toBe(resolve('/mine'));
  });
});
