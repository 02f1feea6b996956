import { describe, expect, it } from 'vitest';
import { filesDropped } from '../../../../../renderer/views/shell/dropped';

type Done<T> = (value: T) => void;
const GONE = new DOMException('A requested file or directory could not be found', 'NotFoundError');

const file = (path: string, why: Error | null = null) => ({
  name: path.split('/').at(-1) ?? '',
  fullPath: path,
  isFile: true,
  file: (resolve: Done<File>, reject: Done<Error>) => (why ? reject(why) : resolve(new File(['x'], path))),
});
const folder = (path: string, inside: readonly object[] | null) => ({
  name: path.split('/').at(-1) ?? '',
  fullPath: path,
  isFile: false,
  createReader: () => {
    const rest = [...(inside ?? [])];
    return {
      readEntries: (resolve: Done<object[]>, reject: Done<Error>) =>
        inside ? resolve(rest.splice(0, 2)) : reject(GONE),
    };
  },
});
const dropped = (...entries: readonly object[]) =>
  filesDropped({
    items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })),
    files: [],
  } as unknown as DataTransfer);

describe('a folder dropped on the window', () => {
  it('is all that is in it, in order, without hidden files', async () => {
    const inside = ['/d/c.txt', '/d/.hidden', '/d/a.txt', '/d/b.txt'].map((path) => file(path));
    const files = await dropped(folder('/d', [...inside, folder('/d/e', [file('/d/e/f.txt')])]));
    expect(files.map(({ name }) => name)).toEqual(['/d/a.txt', '/d/b.txt', '/d/c.txt', '/d/e/f.txt']);
  });

  it('comes in but for what cannot be looked at, which says why when it is read', async () => {
    const files = await dropped(
      folder('/d', [file('/d/a.txt', GONE), folder('/d/b', null), file('/d/c.txt')]),
    );
    expect(files.map(({ name }) => name)).toEqual(['d/a.txt', 'd/b', '/d/c.txt']);
    for (const unreadable of files.slice(0, 2)) await expect(unreadable.arrayBuffer()).rejects.toBe(GONE);
    expect(await files[2]?.text()).toBe('x');
  });
});
